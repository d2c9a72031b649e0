import { testRule } from '../support/test-rule.ts';

testRule('valid-credentials-mode', {
  valid: [
    {
      name: 'the modes that exist',
      code: `fetch('/a', { credentials: 'include' });
fetch('/b', { credentials: 'same-origin' });
fetch('/c', { credentials: 'omit' });
fetch('/d', { credentials: undefined });`,
    },
    {
      name: 'what vendors write for everybody, and the name in place of a value: both stand for `anonymous`',
      code: `const script = document.createElement('script');
script.setAttribute('crossorigin', '*');
const image = new Image();
image.crossOrigin = 'crossorigin';`,
    },
    { name: 'a value that nobody knows', code: `export const load = (credentials) => fetch('/a', { credentials });` },
    { name: 'a list of one mode, which browsers read as its text', code: `fetch('/a', { credentials: ['include'] });` },
    {
      name: 'another `fetch`',
      code: `import { fetch } from './net';
fetch('/a', { credentials: true });`,
    },
    {
      name: 'credentials of another kind',
      code: `new S3Client({ credentials: { accessKeyId, secretAccessKey } });
signIn('credentials', { credentials: true });`,
    },
    {
      name: 'code of a server',
      code: `import { createServer } from 'node:http';
createServer(() => fetch('http://a.example', { credentials: true }));`,
    },
    { name: 'a test', filename: 'client.test.ts', code: `fetch('/a', { credentials: 'Include' });` },
    {
      name: 'a true text for `XMLHttpRequest`, which says yes',
      code: `const request = new XMLHttpRequest();
request.withCredentials = 'include';
request.open('GET', '/a');`,
    },
    {
      name: 'an attribute in capitals, and none',
      filename: 'file.tsx',
      code: `export const a = <img crossOrigin="Anonymous" src={b} />;
export const c = <img crossOrigin={undefined} src={b} />;
export const d = <Picture crossOrigin />;`,
    },
    {
      name: 'an attribute without a text, which Preact writes',
      filename: 'file.tsx',
      code: `import { render } from 'preact';
render(<img crossOrigin src="/a" />, root);`,
    },
    {
      name: 'an attribute without a text in JSX of a library that nobody names',
      filename: 'file.tsx',
      code: `export const a = <img crossOrigin src="/a" />;`,
    },
    {
      name: 'a wrapper that translates',
      code: `function call(path, options) {
  if (options.credentials === true) options.credentials = 'include';
  return fetch(path, options);
}
call('/a', { credentials: true });`,
    },
    {
      name: 'a falsy value where the library drops it',
      code: `import { createHttpLink } from '@apollo/client';
createHttpLink({ uri: '/graphql', credentials: false });`,
    },
  ],
  invalid: [
    {
      name: 'capitals',
      code: `fetch('/a', { credentials: 'Include' });`,
      errors: [
        {
          messageId: 'refusedMode',
          data: { option: 'credentials', value: "`'Include'`" },
          line: 1,
          column: 28,
          endLine: 1,
          endColumn: 37,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: "`'include'`" },
              output: `fetch('/a', { credentials: 'include' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a boolean',
      code: `fetch('/a', { credentials: true });`,
      errors: [
        {
          messageId: 'refusedMode',
          data: { option: 'credentials', value: '`true`' },
          line: 1,
          column: 28,
          endLine: 1,
          endColumn: 32,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: "`'include'`" },
              output: `fetch('/a', { credentials: 'include' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'null, by way of a constant and a spread',
      code: `const base = { credentials: null };
fetch('/a', { ...base, method: 'POST' });`,
      errors: [
        {
          messageId: 'refusedMode',
          data: { option: 'credentials', value: '`null`' },
          line: 1,
          column: 29,
          endLine: 1,
          endColumn: 33,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: "`'omit'`" },
              output: `const base = { credentials: 'omit' };
fetch('/a', { ...base, method: 'POST' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'one outcome of a condition',
      code: `fetch('/a', { credentials: isOwn ? 'same-origin' : 'none' });`,
      errors: [
        {
          messageId: 'refusedMode',
          data: { option: 'credentials', value: "`'none'`" },
          line: 1,
          column: 52,
          endLine: 1,
          endColumn: 58,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: "`'omit'`" },
              output: `fetch('/a', { credentials: isOwn ? 'same-origin' : 'omit' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a boolean that nobody knows, which is no mode either way',
      code: `fetch('/a', { credentials: !token });`,
      errors: [
        {
          messageId: 'refusedMode',
          data: { option: 'credentials', value: '`true`' },
          line: 1,
          column: 28,
          endLine: 1,
          endColumn: 34,
        },
      ],
    },
    {
      name: 'nothing like a mode: all of them are offered',
      code: `fetch('/a', { credentials: "please" });`,
      errors: [
        {
          messageId: 'refusedMode',
          data: { option: 'credentials', value: "`'please'`" },
          line: 1,
          column: 28,
          endLine: 1,
          endColumn: 36,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: "`'include'`" },
              output: `fetch('/a', { credentials: "include" });`,
            },
            {
              messageId: 'writeValue',
              data: { value: "`'same-origin'`" },
              output: `fetch('/a', { credentials: "same-origin" });`,
            },
            { messageId: 'writeValue', data: { value: "`'omit'`" }, output: `fetch('/a', { credentials: "omit" });` },
          ],
        },
      ],
    },
    {
      name: 'an instance of a library that hands it on',
      code: `import ky from 'ky';
export const api = ky.create({ credentials: 'same-site' });`,
      errors: [
        {
          messageId: 'refusedMode',
          data: { option: 'credentials', value: "`'same-site'`" },
          line: 2,
          column: 45,
          endLine: 2,
          endColumn: 56,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: "`'same-origin'`" },
              output: `import ky from 'ky';
export const api = ky.create({ credentials: 'same-origin' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'handed through a function of the file',
      code: `const call = (path, init) => fetch(\`/api\${path}\`, init);
call('/a', { credentials: 'true' });`,
      errors: [
        {
          messageId: 'refusedMode',
          data: { option: 'credentials', value: "`'true'`" },
          line: 2,
          column: 27,
          endLine: 2,
          endColumn: 33,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: "`'include'`" },
              output: `const call = (path, init) => fetch(\`/api\${path}\`, init);
call('/a', { credentials: 'include' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'code in the place of `fetch`, which does not check',
      code: `import fetch from 'unfetch';
fetch('/a', { credentials: true });`,
      errors: [
        {
          messageId: 'ignoredMode',
          data: { option: 'credentials', value: '`true`', library: 'fetch polyfill' },
          line: 2,
          column: 28,
          endLine: 2,
          endColumn: 32,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: "`'include'`" },
              output: `import fetch from 'unfetch';
fetch('/a', { credentials: 'include' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a text that says no to `XMLHttpRequest`',
      code: `const request = new XMLHttpRequest();
request.withCredentials = 'false';
request.open('GET', '/a');`,
      errors: [
        {
          messageId: 'textForOff',
          data: { library: 'XMLHttpRequest', value: "`'false'`" },
          line: 2,
          column: 27,
          endLine: 2,
          endColumn: 34,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: '`false`' },
              output: `const request = new XMLHttpRequest();
request.withCredentials = false;
request.open('GET', '/a');`,
            },
            {
              messageId: 'writeValue',
              data: { value: '`true`' },
              output: `const request = new XMLHttpRequest();
request.withCredentials = true;
request.open('GET', '/a');`,
            },
          ],
        },
      ],
    },
    {
      name: 'a text for signalr, which takes a boolean',
      code: `import { HubConnectionBuilder } from '@microsoft/signalr';
new HubConnectionBuilder().withUrl('/hub', { withCredentials: 'true' }).build();`,
      errors: [
        {
          messageId: 'refusedValue',
          data: { library: 'signalr', value: "`'true'`", option: 'withCredentials' },
          line: 2,
          column: 63,
          endLine: 2,
          endColumn: 69,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: '`false`' },
              output: `import { HubConnectionBuilder } from '@microsoft/signalr';
new HubConnectionBuilder().withUrl('/hub', { withCredentials: false }).build();`,
            },
            {
              messageId: 'writeValue',
              data: { value: '`true`' },
              output: `import { HubConnectionBuilder } from '@microsoft/signalr';
new HubConnectionBuilder().withUrl('/hub', { withCredentials: true }).build();`,
            },
          ],
        },
      ],
    },
    {
      name: 'an attribute that stands for `anonymous`',
      filename: 'file.tsx',
      code: `export const a = <script crossOrigin="include" src="/a.js" />;`,
      errors: [
        {
          messageId: 'unknownAttribute',
          data: { option: 'crossOrigin', value: "`'include'`" },
          line: 1,
          column: 38,
          endLine: 1,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: "`'use-credentials'`" },
              output: `export const a = <script crossOrigin="use-credentials" src="/a.js" />;`,
            },
            {
              messageId: 'writeValue',
              data: { value: "`'anonymous'`" },
              output: `export const a = <script crossOrigin="anonymous" src="/a.js" />;`,
            },
          ],
        },
      ],
    },
    {
      name: 'a property of an element',
      code: `const image = document.createElement('img');
image.crossOrigin = 'true';`,
      errors: [
        {
          messageId: 'unknownAttribute',
          data: { option: 'crossOrigin', value: "`'true'`" },
          line: 2,
          column: 21,
          endLine: 2,
          endColumn: 27,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: "`'use-credentials'`" },
              output: `const image = document.createElement('img');
image.crossOrigin = 'use-credentials';`,
            },
            {
              messageId: 'writeValue',
              data: { value: "`'anonymous'`" },
              output: `const image = document.createElement('img');
image.crossOrigin = 'anonymous';`,
            },
          ],
        },
      ],
    },
    {
      name: 'an attribute that React does not write',
      filename: 'file.tsx',
      code: `import { useState } from 'react';
export const a = <img crossOrigin src="/a.png" />;`,
      errors: [
        {
          messageId: 'attributeNotWritten',
          data: { option: 'crossOrigin' },
          line: 2,
          column: 23,
          endLine: 2,
          endColumn: 34,
          suggestions: [
            {
              messageId: 'writeValue',
              data: { value: '`crossOrigin="anonymous"`' },
              output: `import { useState } from 'react';
export const a = <img crossOrigin="anonymous" src="/a.png" />;`,
            },
            {
              messageId: 'writeValue',
              data: { value: '`crossOrigin="use-credentials"`' },
              output: `import { useState } from 'react';
export const a = <img crossOrigin="use-credentials" src="/a.png" />;`,
            },
          ],
        },
      ],
    },
  ],
});
