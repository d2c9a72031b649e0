import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { MOST_BYTES } from './limits.ts';
import { pieceSearch } from './piece-search.ts';

/** Does not follow a link, nor wait for a pipe that took the place of a file. Windows has neither flag. */
const OPEN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0); // the types forget that

const SCRIPT_LINE = /^#!.*\b(?:node|nodejs|bun|deno|tsx|ts-node)\b/;

export interface Scanned {
  readonly mtimeMs: number;
  readonly size: number;
  /** Whether the file is a text of usual size that holds one of the words. */
  readonly tells: boolean;
}

/** Words to look for. Plain, for it goes to other threads. */
export interface Words {
  /** Source of a regular expression, ASCII, without regard to case. */
  readonly pattern: string;
  /** A text that matches has one of these, of four ASCII characters, in any case; nothing to say so of. */
  readonly pieces: readonly string[];
}

/** Looks for words in one file after the other; `null` for what cannot be read. */
export type Scanner = (file: string) => Scanned | null;

/**
 * Reads each file into the same memory and searches its bytes as they are: the words are ASCII, which UTF-8 does not change, and
 * a string of one byte a character costs no decoding.
 */
export function createScanner({ pattern, pieces }: Words): Scanner {
  const words = new RegExp(pattern, 'i');
  const hasPiece = pieces.length > 0 ? pieceSearch(pieces) : () => true;
  const buffer = Buffer.allocUnsafeSlow(MOST_BYTES);
  return (file) => {
    let descriptor: number | null = null;
    try {
      descriptor = openSync(file, OPEN);
      const stats = fstatSync(descriptor);
      if (!stats.isFile()) return null;
      const { mtimeMs, size } = stats;
      return { mtimeMs, size, tells: size > 0 && size <= MOST_BYTES && tells(descriptor, size, file) };
    } catch {
      // Vanished, unreadable, or a link: there is nothing to know.
      return null;
    } finally {
      if (descriptor !== null) closeSync(descriptor);
    }
  };

  function tells(descriptor: number, size: number, file: string): boolean {
    const length = readInto(buffer, size, descriptor);
    if (!hasPiece(buffer, length)) return false;
    const text = buffer.toString('latin1', 0, length);
    // A zero means that the file is no text.
    return words.test(text) && !text.includes('\0') && (hasEnding(file) || SCRIPT_LINE.test(text));
  }
}

/** How many of so many bytes were read: fewer of a file that was cut meanwhile. */
function readInto(buffer: Buffer, size: number, descriptor: number): number {
  let length = 0;
  while (length < size) {
    const read = readSync(descriptor, buffer, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return length;
}

/** The text of a file within the bounds; `null` for one that is missing, too large, no regular file or no text. */
export function readText(file: string): string | null {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(file, OPEN);
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.size > MOST_BYTES) return null;
    const buffer = Buffer.allocUnsafe(stats.size);
    const text = buffer.toString('utf8', 0, readInto(buffer, stats.size, descriptor));
    return text.includes('\0') ? null : text.replace(/^\uFEFF/, '');
  } catch {
    return null;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function hasEnding(file: string): boolean {
  return file.lastIndexOf('.') > Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
}
