import { isDeepStrictEqual } from 'node:util';

/** A page, whoever answered: the API's own shape, its moments in one spelling. */
export interface Page {
  readonly story: { readonly nodes: readonly object[]; readonly pageInfo: object };
  readonly [field: string]: unknown;
}

const MOMENTS = new Set(['saidAt', 'since', 'occurredAt', 'amendedAt']);

/** The page in an answer of the API, or of a yardstick that answers in its shape. */
export function readApi(answer: string): Page {
  const { data } = JSON.parse(answer, (name, value: unknown) =>
    MOMENTS.has(name) && typeof value === 'string' ? new Date(value).toISOString() : value,
  ) as { data?: { person?: Page } };
  if (!data?.person) throw new Error(`There is no person in ${answer.slice(0, 300)}`);
  return data.person;
}

/** Where two answers differ, as a path such as `story.nodes.3.words`; undefined where they are alike. Only what both could give is compared. */
export function difference(ours: unknown, theirs: unknown, path = ''): string | undefined {
  if (isDeepStrictEqual(ours, theirs)) return undefined;
  const both = [ours, theirs].every((value) => typeof value === 'object' && value !== null);
  if (!both) return `${path}: ${JSON.stringify(ours)} and ${JSON.stringify(theirs)}`;
  const [left, right] = [ours as Record<string, unknown>, theirs as Record<string, unknown>];
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length !== theirs.length)
    return `${path}: ${ours.length} of them and ${theirs.length}`;
  for (const name of Object.keys(right)) {
    const found = difference(left[name], right[name], path ? `${path}.${name}` : name);
    if (found) return found;
  }
  return undefined;
}

/** What our page has and a yardstick's has not: the yardstick does less then, and should be brought up to date. */
export function missing(ours: unknown, theirs: unknown, path = ''): string[] {
  if (typeof ours !== 'object' || ours === null || typeof theirs !== 'object' || theirs === null) return [];
  return Object.keys(ours).flatMap((name) => {
    const here = path ? `${path}.${name}` : name;
    return name in theirs
      ? missing((ours as Record<string, unknown>)[name], (theirs as Record<string, unknown>)[name], here.replace(/\.\d+\b/, ''))
      : [here];
  });
}
