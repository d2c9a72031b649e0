import { testRule } from '../support/test-rule.ts';

testRule('no-forbidden-request-header', {
  valid: [
    {
      name: 'other headers',
      filename: 'file.tsx',
      code: `fetch('/a', { headers: { Accept: 'text/plain' } });
export const a = <p />;`,
    },
    {
      name: 'code that may run on a server',
      code: `export const load = (cookie) => fetch('http://a.example', { headers: { cookie } });`,
    },
    {
      name: 'code that runs on a server',
      code: `import { cookies } from 'next/headers';
export const load = () => fetch('http://a.example', { headers: { Cookie: cookies().toString() } });`,
    },
  ],
  invalid: [
    {
      name: 'cookies by hand',
      filename: 'file.tsx',
      code: `export const load = () => fetch('/a', { headers: { Accept: 'text/plain', Cookie: document.cookie } });`,
      errors: [
        {
          messageId: 'forbiddenHeader',
          data: { name: 'Cookie' },
          line: 1,
          column: 74,
          endLine: 1,
          endColumn: 97,
          suggestions: [
            {
              messageId: 'removeHeader',
              data: { name: 'Cookie' },
              output: `export const load = () => fetch('/a', { headers: { Accept: 'text/plain' } });`,
            },
          ],
        },
      ],
    },
    {
      name: 'an origin, by a method of the request',
      code: `const xhr = new XMLHttpRequest();
xhr.open('GET', '/a');
xhr.setRequestHeader('Origin', 'https://app.example.com');`,
      errors: [
        {
          messageId: 'forbiddenHeader',
          data: { name: 'Origin' },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 58,
          suggestions: [
            {
              messageId: 'removeHeader',
              data: { name: 'Origin' },
              output: `const xhr = new XMLHttpRequest();
xhr.open('GET', '/a');
`,
            },
          ],
        },
      ],
    },
  ],
});
