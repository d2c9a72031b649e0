import { testRule } from '../support/test-rule.ts';

testRule('no-response-header-in-request', {
  valid: [
    { name: 'other headers', code: `fetch('/a', { headers: { Accept: 'application/json' } });` },
    { name: 'a response', code: `app.get('/', (req, res) => { res.set('Access-Control-Allow-Origin', '*').end(); });` },
    {
      name: 'a response of a worker',
      code: `export default { fetch: () => new Response('', { headers: { 'Access-Control-Allow-Origin': '*' } }) };`,
    },
    {
      name: 'a request of a server',
      code: `import express from 'express';
express().get('/', () => fetch('http://a.example', { headers: { 'Access-Control-Allow-Origin': '*' } }));`,
    },
    {
      name: 'a header that is read',
      code: `const response = await fetch('/a');
console.log(response.headers.get('Access-Control-Allow-Origin'));`,
    },
    {
      name: 'without CORS, browsers drop it',
      code: `fetch('/a', { mode: 'no-cors', headers: { 'Access-Control-Allow-Origin': '*' } });`,
    },
    {
      name: 'a collection that is thrown away',
      code: `import { HttpHeaders } from '@angular/common/http';
const headers = new HttpHeaders();
headers.set('Access-Control-Allow-Origin', '*');
headers?.set('Access-Control-Allow-Origin', '*');
void headers.set('Access-Control-Allow-Origin', '*');`,
    },
    {
      name: 'a collection of something else',
      code: `const headers = new Headers();
headers.set('Access-Control-Allow-Origin', '*');
returnIt(new Response('', { headers }));`,
    },
  ],
  invalid: [
    {
      name: 'alone: the headers go with it',
      code: `fetch('/a', { headers: { 'Access-Control-Allow-Origin': '*' } });`,
      output: `fetch('/a', {});`,
      errors: [
        {
          messageId: 'responseHeader',
          data: { name: 'Access-Control-Allow-Origin' },
          line: 1,
          column: 26,
          endLine: 1,
          endColumn: 60,
        },
      ],
    },
    {
      name: 'two of them alone: one fix',
      code: `fetch('/a', {
  method: 'POST',
  headers: {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Credentials': 'true',
  },
});`,
      output: `fetch('/a', {
  method: 'POST',
});`,
      errors: [
        {
          messageId: 'responseHeader',
          data: { name: 'Access-Control-Allow-Origin' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 39,
        },
        {
          messageId: 'responseHeader',
          data: { name: 'Access-Control-Allow-Credentials' },
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 47,
        },
      ],
    },
    {
      name: 'among others',
      code: `import axios from 'axios';
axios.post('/a', data, { headers: { 'Content-Type': 'application/json', 'access-control-allow-origin': '*' } });`,
      output: `import axios from 'axios';
axios.post('/a', data, { headers: { 'Content-Type': 'application/json' } });`,
      errors: [
        {
          messageId: 'responseHeader',
          data: { name: 'access-control-allow-origin' },
          line: 2,
          column: 73,
          endLine: 2,
          endColumn: 107,
        },
      ],
    },
    {
      name: 'in a constant that others use',
      code: `const headers = { 'Access-Control-Allow-Origin': '*' };
fetch('/a', { headers });
fetch('/b', { headers });`,
      errors: [
        {
          messageId: 'responseHeader',
          data: { name: 'Access-Control-Allow-Origin' },
          line: 1,
          column: 19,
          endLine: 1,
          endColumn: 53,
        },
      ],
    },
    {
      name: 'in a collection',
      code: `const headers = new Headers();
headers.append('Access-Control-Allow-Origin', '*');
fetch('/a', { headers });`,
      output: `const headers = new Headers();
fetch('/a', { headers });`,
      errors: [
        {
          messageId: 'responseHeader',
          data: { name: 'Access-Control-Allow-Origin' },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 51,
        },
      ],
    },
    {
      name: 'by a method of the request',
      code: `const xhr = new XMLHttpRequest();
xhr.open('GET', '/a');
xhr.setRequestHeader('Access-Control-Allow-Origin', '*');
xhr.send();`,
      output: `const xhr = new XMLHttpRequest();
xhr.open('GET', '/a');
xhr.send();`,
      errors: [
        {
          messageId: 'responseHeader',
          data: { name: 'Access-Control-Allow-Origin' },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 57,
        },
      ],
    },
    {
      name: 'as a default',
      code: `import axios from 'axios';
axios.defaults.headers.common['Access-Control-Allow-Origin'] = '*';
axios.defaults.baseURL = '/api';`,
      output: `import axios from 'axios';
axios.defaults.baseURL = '/api';`,
      errors: [
        {
          messageId: 'responseHeader',
          data: { name: 'Access-Control-Allow-Origin' },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 67,
        },
      ],
    },
    {
      name: 'in an interceptor',
      code: `import axios from 'axios';
const api = axios.create();
api.interceptors.request.use((config) => {
  config.headers['Access-Control-Allow-Origin'] = '*';
  return config;
});`,
      output: `import axios from 'axios';
const api = axios.create();
api.interceptors.request.use((config) => {
  return config;
});`,
      errors: [
        {
          messageId: 'responseHeader',
          data: { name: 'Access-Control-Allow-Origin' },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 54,
        },
      ],
    },
    {
      name: 'in a chain',
      code: `import { HttpHeaders } from '@angular/common/http';
export const headers = new HttpHeaders().set('Accept', 'text/plain').set('Access-Control-Allow-Origin', '*');`,
      output: `import { HttpHeaders } from '@angular/common/http';
export const headers = new HttpHeaders().set('Accept', 'text/plain');`,
      errors: [
        {
          messageId: 'responseHeader',
          data: { name: 'Access-Control-Allow-Origin' },
          line: 2,
          column: 69,
          endLine: 2,
          endColumn: 109,
        },
      ],
    },
    {
      name: 'in `prepareHeaders`',
      code: `import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
export const query = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers) => {
    headers.set('Access-Control-Allow-Origin', '*');
    return headers;
  },
});`,
      output: `import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
export const query = fetchBaseQuery({
  baseUrl: '/api',
  prepareHeaders: (headers) => {
    return headers;
  },
});`,
      errors: [
        {
          messageId: 'responseHeader',
          data: { name: 'Access-Control-Allow-Origin' },
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 52,
        },
      ],
    },
    {
      name: 'in the context of a link',
      code: `import { setContext } from '@apollo/client/link/context';
export const link = setContext((_, { headers }) => ({ headers: { ...headers, 'Access-Control-Allow-Origin': '*' } }));`,
      errors: [
        {
          messageId: 'responseHeader',
          data: { name: 'Access-Control-Allow-Origin' },
          line: 2,
          column: 78,
          endLine: 2,
          endColumn: 112,
        },
      ],
    },
    {
      name: 'in pairs',
      code: `fetch('/a', { headers: [['Accept', 'text/plain'], ['Access-Control-Allow-Origin', '*']] });`,
      output: `fetch('/a', { headers: [['Accept', 'text/plain']] });`,
      errors: [
        {
          messageId: 'responseHeader',
          data: { name: 'Access-Control-Allow-Origin' },
          line: 1,
          column: 51,
          endLine: 1,
          endColumn: 87,
        },
      ],
    },
    {
      name: 'with a comment that would get lost',
      code: `fetch('/a', {
  headers: { 'Access-Control-Allow-Origin': /* all */ '*', Accept: 'text/plain' },
});`,
      errors: [
        {
          messageId: 'responseHeader',
          data: { name: 'Access-Control-Allow-Origin' },
          line: 2,
          column: 14,
          endLine: 2,
          endColumn: 58,
        },
      ],
    },
  ],
});
