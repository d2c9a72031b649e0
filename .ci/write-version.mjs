// Copies the version of `package.json` into the source: the plugin says it without reading a file.
import { readFileSync, writeFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const file = 'src/version.ts';
const text = readFileSync(file, 'utf8');
writeFileSync(file, text.replace(/'\d+\.\d+\.\d+[^']*'/, `'${version}'`));
