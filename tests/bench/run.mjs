// Prints what the built plugin costs. Nothing is asserted: the numbers depend on the machine.
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { corsFileCost } from './cors-files.mjs';
import { importTime } from './import-time.mjs';
import { repositoryCost } from './repository.mjs';

const pluginUrl = pathToFileURL(resolve(import.meta.dirname, '../../dist/index.js')).href;

console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
await importTime(pluginUrl);
const { default: plugin } = await import(pluginUrl);
await repositoryCost(plugin);
await corsFileCost(plugin);
