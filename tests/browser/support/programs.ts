import { chromium } from 'playwright-core';
import { inject } from 'vitest';
import type { Profile } from './api-server.ts';
import { bundlePages, type Bundle } from './bundle.ts';
import { createProject, type Packages, type Project } from './packages.ts';
import { servePages } from './page-server.ts';
import type { Expected } from './page.ts';
import { createVisitor, type Visit, type Visitor } from './visit.ts';

/** A module, and the script that runs it as `./row.ts`. */
export interface Program {
  readonly packages: Packages;
  readonly text: string;
  readonly driver: string;
  /** Other modules beside them. */
  readonly modules?: Readonly<Record<string, string>>;
}

/** Programs that are ready to run in the browser. */
export interface Programs {
  /** Where programs with these packages lie. */
  folder(packages: Packages): string;
  /** Runs the program of that index in a fresh page against a fresh API. */
  visit(index: number, profile: Profile, expected?: Expected): Promise<Visit>;
  close(): Promise<void>;
}

/** How many pages work at the same time. */
const VISITORS = 4;

/** Bundles the programs, each with the packages that it names, and opens pages to run them in. */
export async function openPrograms(programs: readonly Program[]): Promise<Programs> {
  const projects = { current: createProject('current'), former: createProject('former') };
  const remove = (): void => Object.values(projects).forEach((project) => project.remove());
  const bundle = await bundleAll(programs, projects).catch((error: unknown) => {
    remove();
    throw error;
  });
  const pages = await servePages(bundle);
  const browser = await chromium.connect(inject('browserEndpoint'));
  const idle = await Promise.all(Array.from({ length: VISITORS }, () => createVisitor(browser, pages)));
  const waiting: ((visitor: Visitor) => void)[] = [];

  return {
    folder: (packages) => projects[packages].folder,
    async visit(index, profile, expected = 'one') {
      const visitor = idle.pop() ?? (await new Promise<Visitor>((resolve) => waiting.push(resolve)));
      try {
        return await visitor.visit(entryOf(index), profile, expected);
      } finally {
        const next = waiting.shift();
        if (next) next(visitor);
        else idle.push(visitor);
      }
    },
    async close() {
      await browser.close();
      await pages.close();
      remove();
    },
  };
}

const entryOf = (index: number): string => `program-${index}`;

async function bundleAll(programs: readonly Program[], projects: Readonly<Record<Packages, Project>>): Promise<Bundle> {
  const all = new Map<string, string>();
  for (const packages of ['current', 'former'] as const) {
    const indices = [...programs.keys()].filter((index) => programs[index]?.packages === packages);
    const sources = indices.flatMap((index) => [
      { file: `${index}/row.tsx`, text: programs[index]?.text ?? '' },
      { file: `${index}/driver.ts`, text: (programs[index]?.driver ?? '').replaceAll('./row.ts', './row.tsx') },
      ...Object.entries(programs[index]?.modules ?? {}).map(([file, text]) => ({ file: `${index}/${file}`, text })),
    ]);
    const entries = Object.fromEntries(indices.map((index) => [entryOf(index), `${index}/driver.ts`]));
    const bundle = await bundlePages(projects[packages].folder, sources, entries);
    for (const [file, text] of bundle) all.set(file, text);
  }
  return all;
}
