import { defineClient } from './define-client.ts';

/**
 * It sends a key in place of cookies; a function in the place of `fetch` asks for them.
 *
 * @see https://supabase.com/docs/reference/javascript/initializing
 */
export const supabase = defineClient({
  id: 'supabase-js',
  see: 'https://supabase.com/docs/reference/javascript/initializing',
  packages: ['@supabase/supabase-js', '@supabase/ssr'],
  calls: [
    {
      names: ['createClient', 'createBrowserClient'],
      on: 'package',
      does: 'sends',
      url: [{ at: 0 }],
      options: [2],
      method: null,
    },
  ],
  credentials: { options: [], write: null, byDefault: false },
  ignored: [],
  checks: 'none',
  asks: { headers: ['apikey', 'authorization', 'x-client-info'] },
  fetch: ['global', 'fetch'],
});
