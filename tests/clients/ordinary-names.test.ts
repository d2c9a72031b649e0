import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import plugin from '../../src/index.ts';

/** Code that has `credentials`, `headers` and their like for other reasons: no rule has anything to say about it. */
const ordinary: Readonly<Record<string, string>> = {
  'clients of cloud services': `
import { S3Client } from '@aws-sdk/client-s3';
import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers';
export const s3 = new S3Client({ region, credentials: { accessKeyId, secretAccessKey } });
export const other = new S3Client({ region, credentials: fromCognitoIdentityPool({ identityPoolId }) });
AWS.config.credentials = new AWS.CognitoIdentityCredentials({ IdentityPoolId: pool });
AWS.config.update({ credentials: true });`,
  'a form to sign in': `
import axios from 'axios';
import { useState } from 'react';
export function SignIn({ onDone }) {
  const [credentials, setCredentials] = useState({ user: '', password: '' });
  const submit = async () => {
    await axios.post('/session', credentials);
    await axios.post('/session', { credentials });
    await axios.post('/session', { credentials, remember: true });
    await fetch('/session', { method: 'POST', body: JSON.stringify({ credentials }) });
    onDone({ credentials: true });
  };
  return <form onSubmit={submit}><input onChange={(event) => setCredentials({ ...credentials, user: event.target.value })} /></form>;
}`,
  'providers of accounts': `
import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { signIn } from 'next-auth/react';
export const { auth } = NextAuth({
  providers: [Credentials({ name: 'Credentials', credentials: { email: {}, password: {} }, authorize: (credentials) => credentials })],
});
await signIn('credentials', { redirect: false, credentials: 'include me' });`,
  'the credentials of the browser': `
const credential = await navigator.credentials.get({ password: true, mediation: 'silent' });
await navigator.credentials.create({ publicKey: { challenge, user, rp, pubKeyCredParams } });
await navigator.credentials.store(new PasswordCredential(form));`,
  'variables of a query': `
import { gql, useMutation } from '@apollo/client';
const SIGN_IN = gql\`mutation signIn($credentials: Credentials!) { signIn(credentials: $credentials) { token } }\`;
export const useSignIn = () => useMutation(SIGN_IN, { variables: { credentials: 'Include' } });`,
  types: `
export interface Options { credentials?: RequestCredentials; withCredentials?: boolean; headers: { 'Access-Control-Allow-Origin': string } }
type Mode = { credentials: 'Include' };
declare function fetch(url: string, options: { credentials: true }): void;
export enum Keys { credentials = 'credentials' }`,
  'state and routes': `
export const reducer = (state = { credentials: null, headers: {} }, action) => ({ ...state, credentials: action.credentials });
export const routes = [{ path: '/credentials', name: 'credentials', headers: { cookie: true } }];
store.commit('credentials', { credentials: true, withCredentials: true });
this.setState({ credentials: 'none', mode: 'no-cors' });`,
  'clients of other protocols': `
import { createClient } from '@supabase/supabase-js';
import { initializeApp } from 'firebase/app';
import grpc from '@grpc/grpc-js';
import { createClient as createGraphql } from './client';
createClient(url, key, { auth: { persistSession: true }, global: { headers: { credentials: 'true' } } });
initializeApp({ credentials: true });
new grpc.Client(host, grpc.credentials.createInsecure(), { credentials: true });
createGraphql({ url, credentials: true, withCredentials: true });`,
  'functions of the file': `
const fetchUser = (id, { credentials }) => db.users.get(id, credentials);
fetchUser(1, { credentials: true });
function request(path, { withCredentials = false, ...options } = {}) {
  return fetch(path, { ...options, credentials: withCredentials ? 'include' : 'same-origin' });
}
request('/a', { withCredentials: true });
const http = { get: (url, options) => fetch(url, { credentials: options.withCredentials ? 'include' : 'omit' }) };
http.get('/a', { withCredentials: true });`,
  'options that somebody else reads': `
import { api } from './api';
import { useFetch } from './use-fetch';
import { ajax } from 'rxjs/ajax';
api.get('/a', { credentials: true });
api.post('/a', { withCredentials: true });
useFetch('/a', { credentials: 'yes' });
ajax({ url: '/a', withCredentials: true, credentials: 'yes' });`,
  'headers of responses': `
const headers = { 'Access-Control-Allow-Origin': '*' };
export const onRequest = () => new Response('', { headers });
self.addEventListener('fetch', (event) => event.respondWith(new Response('', { headers: new Headers(headers) })));
const allowed = response.headers.get('Access-Control-Allow-Origin');
if (allowed === '*') console.log({ 'Access-Control-Allow-Origin': allowed });
const table = [{ name: 'Access-Control-Allow-Origin', cookie: true, origin: 'a' }];`,
  elements: `
export const a = <img crossOrigin="anonymous" src={url} />;
export const b = <Script crossOrigin src="/a.js" />;
export const c = <Canvas crossOrigin="include" />;
const loader = new TextureLoader();
loader.crossOrigin = 'yes';
video.crossOrigin = true;
loader.setCrossOrigin('include');
map.addSource({ crossOrigin: 'true' });`,
  'settings that are saved': `
import axios from 'axios';
export const save = (source) => axios.put('/sources/1', { ...source, withCredentials: true });
export const create = (name) => axios.post('/sources', { name, url: '/x', withCredentials: form.withCredentials });`,
  'a page of documentation': `
export const example = "fetch(url, { credentials: true, headers: { 'Access-Control-Allow-Origin': '*' } })";
// axios.post(url, { withCredentials: true })
export const text = \`xhr.withCredentials = 'false'\`;`,
};

const config: Linter.Config[] = [
  {
    files: ['**/*.tsx'],
    languageOptions: { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } },
  },
  plugin.configs.recommended,
];

test.for(Object.entries(ordinary))('%s', ([, code]) => {
  const messages = new Linter().verify(code, config, 'src/page.tsx');
  expect(messages.map(({ ruleId, message, line }) => `${String(line)} ${ruleId ?? ''} ${message}`)).toEqual([]);
});
