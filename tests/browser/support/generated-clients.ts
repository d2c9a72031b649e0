import fc from 'fast-check';
import { libraries } from './client-programs/libraries.ts';
import { ADDRESSES, PATHS, type ClientProgram, type Sent } from './client-programs/spec.ts';
import { structures } from './client-programs/structures.ts';
import { idioms } from './client-programs/idioms.ts';

const sent: fc.Arbitrary<Omit<Sent, 'cookies'>> = fc.record({
  method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'PUT', 'DELETE'),
  headers: fc.constantFrom(null, null, null, `'X-Page': 'me'`, `Authorization: 'Bearer a'`),
  path: fc.constantFrom(...PATHS),
});

const laidOut: fc.Arbitrary<ClientProgram> = fc
  .record({
    library: fc.constantFrom(...libraries),
    structure: fc.constantFrom(...Object.entries(structures)),
    address: fc.constantFrom(...ADDRESSES),
    sent,
    said: fc.constantFrom('call', 'instance', 'later'),
    cookies: fc.constantFrom('asked', 'asked', 'asked', 'refused', 'absent'),
    spelling: fc.nat(59),
  })
  .map(({ address, cookies, library, said, sent: one, spelling, structure: [name, structure] }) => {
    const files = structure({ address, cookies, library, said, spelling, sent: { ...one, cookies } });
    const usesConfig = Object.values(files).some((text) => text.includes('./config.ts'));
    return {
      name: `${library.name}, ${name}, ${cookies} at ${said}`,
      packages: library.packages ?? 'current',
      files: { ...(usesConfig ? address.files : {}), ...files },
    };
  });

const special: fc.Arbitrary<ClientProgram> = fc
  .record({
    idiom: fc.constantFrom(...idioms),
    address: fc.constantFrom(...ADDRESSES),
    on: fc.constantFrom(true, true, false),
    spelling: fc.nat(59),
  })
  .map(({ address, idiom, on, spelling }) => {
    const { files, ...rest } = idiom.write(address, on, spelling);
    const usesConfig = Object.values(files).some((text) => text.includes('./config.ts'));
    return {
      name: `${idiom.name}, ${on ? 'asked' : 'absent'}`,
      packages: idiom.packages ?? 'current',
      ...rest,
      files: { ...(usesConfig ? address.files : {}), ...files },
    };
  });

/** Programs of clients, written as the documentation of their libraries shows. */
export const clientPrograms: fc.Arbitrary<ClientProgram> = fc.oneof(
  { weight: 3, arbitrary: laidOut },
  { weight: 2, arbitrary: special },
);
