import { cors } from './cors.ts';
import { defineFramework } from './define-framework.ts';

/** PeerServer, which hands `corsOptions` to the `cors` package. */
export const peer = defineFramework({
  ...cors,
  id: 'peer',
  see: 'https://github.com/peers/peerjs-server#config--cli-options',
  policies: [
    { callee: 'peer.PeerServer', at: 0, within: ['corsOptions'] },
    { callee: 'peer.ExpressPeerServer', at: 1, within: ['corsOptions'] },
  ],
  package: 'peer',
  scope: 'app',
});
