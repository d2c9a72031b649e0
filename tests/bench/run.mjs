// Prints what the built plugin costs. Nothing is asserted: the numbers depend on the machine.
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { corsFileCost } from './cors-files.mjs';
import { importTime } from './import-time.mjs';
import { withOthers } from './others.mjs';
import { repositoryCost } from './repository.mjs';

const pluginUrl = pathToFileURL(resolve(import.meta.dirname, '../../dist/index.js')).href;

console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
const { default: plugin } = await import(pluginUrl);
const compare = async (others) => {
  await importTime(pluginUrl, others);
  await repositoryCost(plugin, others);
  return true;
};
if (!(await withOthers(compare))) await compare(null);
await corsFileCost(plugin);
