/** A larger file is generated, and none that people wrote; it is not read. */
export const MOST_BYTES = 256 * 1024;

/** More files than this are no project, or the wrong folder: the walk stops there, and says so. */
export const MOST_FILES = 200_000;

/** More files that could matter than this take too long to parse: the rest is left out, and the project says so. */
export const MOST_CANDIDATES = 5_000;

/** Folders deeper than this are a loop, or generated. */
export const MOST_DEPTH = 64;
