#!/usr/bin/env node
import { Command } from 'commander';
import { VERSION } from '../version.ts';
import { indexCommand } from './index-command.ts';
import { lintCommand } from './lint.ts';
import { mapCommand } from './map.ts';

/** Each command has a file of its own, which loads what it needs when it runs. */
const commands: readonly Command[] = [lintCommand(), mapCommand(), indexCommand()];

const program = new Command('eslint-plugin-cors')
  .description('Finds CORS credentials mistakes in JavaScript and TypeScript.')
  .version(VERSION);
for (const command of commands) program.addCommand(command);

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
