/**
 * Packages whose programs fetch from elsewhere than the page of a browser: a phone's own network code, an extension with
 * permissions, a window whose checks may be off. Nobody there need hold to CORS.
 */
export const OTHER_RUNTIMES: readonly string[] = [
  '@capacitor/core',
  '@crxjs/vite-plugin',
  '@nativescript/core',
  '@tauri-apps/api',
  'cordova',
  'electron',
  'nw',
  'plasmo',
  'react-native',
  'webextension-polyfill',
  'wxt',
];

/** Packages that bring such programs to the web as well. */
export const WEB_TOO: readonly string[] = ['react-native-web'];
