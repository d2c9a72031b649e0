import fc from 'fast-check';

// One seed for all property tests, so that a change is judged by its own doing; `FC_SEED` looks further.
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 11) });
