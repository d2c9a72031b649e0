import type { Framework } from './define-framework.ts';

/** Versions of a package, as `major.minor.patch`: from one on, and below another; `null` is no end. */
export interface Versions {
  readonly from: string;
  readonly below: string | null;
}

/** Whether a framework is there in all of these versions (`null`: nobody knows which). */
export function isThere({ only }: Framework, versions: Versions | null): boolean {
  if (only === undefined) return true;
  if (versions === null) return only.below === null;
  if (compareVersions(versions.from, only.from) < 0) return false;
  return only.below === null || (versions.below !== null && compareVersions(versions.below, only.below) <= 0);
}

/** Each way in which a framework may behave in these versions (`null`: nobody knows which), the newest first. */
export function behavioursIn(framework: Framework, versions: Versions | null): readonly [Framework, ...Framework[]] {
  const eras = (framework.eras ?? []).filter((era) =>
    // What was before 1.0.0 is promised by nobody, and nobody's unless it is asked for by name.
    versions === null ? compareVersions(era.below, '1.0.0') > 0 : isShared(era, versions),
  );
  const former = eras
    .toSorted((left, right) => compareVersions(right.from, left.from))
    .map(({ behaviour, from }): Framework => {
      const since = versions === null || isBefore(versions.from, from) ? from : versions.from;
      return { ...framework, ...behaviour, id: `${framework.id} ${since}` };
    });
  const [newest, ...others] = former;
  const isLatest = newest === undefined || versions === null || reachesBeyond(versions, eras);
  return isLatest ? [framework, ...former] : [newest, ...others];
}

function isShared(era: Versions, versions: Versions): boolean {
  return isBefore(era.from, versions.below) && isBefore(versions.from, era.below);
}

function isBefore(version: string, end: string | null): boolean {
  return end === null || compareVersions(version, end) < 0;
}

/** Whether some of the versions belong to no era. */
function reachesBeyond({ from, below }: Versions, eras: readonly Versions[]): boolean {
  let next = from;
  for (;;) {
    const era = eras.find((one) => compareVersions(one.from, next) <= 0 && isBefore(next, one.below));
    if (era === undefined) return isBefore(next, below);
    if (era.below === null) return false;
    next = era.below;
  }
}

/** The versions that a range of a manifest allows, or a version alone; `null` for tags, links and what is rarely written. */
export function versionsOf(range: string): Versions | null {
  const match =
    /^\s*(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?(?:workspace:)?(?<operator>[\^~=v]|>=)?\s*(?<parts>\d+(?:\.(?:\d+|[x*])){0,2})(?:[-+][\w.+-]+)?\s*$/.exec(
      range,
    );
  const { operator = '', parts = '' } = match?.groups ?? {};
  if (!match) return null;
  const numbers = parts
    .split('.')
    .filter((part) => /^\d+$/.test(part))
    .map(Number);
  const from = textOf(numbers);
  if (operator === '>=') return { from, below: null };
  return { from, below: endOf(operator, numbers) };
}

function endOf(operator: string, numbers: readonly number[]): string {
  const fixed = numbers.findIndex((number) => number > 0);
  if (operator === '^') return after(numbers, fixed === -1 ? numbers.length - 1 : fixed);
  return after(numbers, operator === '~' ? Math.min(1, numbers.length - 1) : numbers.length - 1);
}

/** The first version in which the number at this place is higher. */
function after(numbers: readonly number[], index: number): string {
  return textOf(numbers.slice(0, index + 1).map((number, at) => (at === index ? number + 1 : number)));
}

function textOf(numbers: readonly number[]): string {
  return [0, 1, 2].map((index) => String(numbers[index] ?? 0)).join('.');
}

/** Negative, zero or positive as `left` comes before, with or after `right`; a pre-release counts as its release. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
