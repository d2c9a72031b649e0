import { ARBITRARY, CREDENTIALS, describeMeasured } from '../support/measured.ts';

// These servers take `cors` itself.
describeMeasured(
  ['@trpc/server standalone', 'connect+cors', 'polka+cors'],
  [
    {
      because: 'the library drops what is not `true`: nothing is sent, though the author asked for credentials',
      covers: ({ install }) => install.includes(`credentials: 'true'`),
      rules: [CREDENTIALS],
    },
    {
      because: 'a pattern without its dot lets in more than the measured origins',
      covers: ({ install }) => install.includes('/example\\.com$/'),
      rules: [ARBITRARY],
    },
  ],
);
