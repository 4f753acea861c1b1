import { describe, expect, it } from 'vitest';
import { toLine } from './copy.ts';
import { makePeople } from './people.ts';
import { makePlace } from './place.ts';
import { idAt, randomOf } from './random.ts';
import { baseOf, isLong, storyLengths, type Sizes } from './sizes.ts';

const sizes: Sizes = { people: 600, entries: 7000, seed: 7, base: Date.UTC(2026, 9, 1) };

/** Everything about the place, as rows by table; each row is an object by column. */
function dataset(of: Sizes): Record<string, Record<string, unknown>[]> {
  const place = makePlace(of);
  const all = [...place.tables, ...makePeople(of, place, storyLengths(of), 0, of.people)];
  const tables = all.map(({ table, columns, rows }) => {
    const names = columns.split(',').map((name) => name.trim());
    const objects = rows.map((row) => Object.fromEntries<unknown>(row.map((value, n) => [names[n] ?? '', value] as const)));
    return [table, objects] as const;
  });
  return Object.fromEntries<Record<string, unknown>[]>(tables);
}

const made = dataset(sizes);
const ids = (table: string, column: string) => new Set(made[table]?.map((row) => row[column]));

describe('the same seed', () => {
  it('gives the same rows', () => {
    expect(dataset(sizes)).toEqual(made);
  });

  it('gives a person the same rows whichever batch they are made in', () => {
    const place = makePlace(sizes);
    const lengths = storyLengths(sizes);
    const alone = makePeople(sizes, place, lengths, 410, 411).find(({ table }) => table === 'entries')?.rows;
    const among = makePeople(sizes, place, lengths, 400, 420).find(({ table }) => table === 'entries')?.rows;
    expect(alone?.length).toBeGreaterThan(0);
    expect(among).toEqual(expect.arrayContaining(alone ?? []));
  });
});

it('gives other people for another seed', () => {
  expect(dataset({ ...sizes, seed: 8 })['people']).not.toEqual(made['people']);
});

it('makes as many people and entries as were asked for', () => {
  expect(made['people']).toHaveLength(600);
  expect(made['entries']).toHaveLength(7000);
});

it('gives one person in ten a story that fills a page', () => {
  expect(storyLengths(sizes).filter((length, person) => isLong(person) && length > 50)).toHaveLength(60);
});

it('refuses fewer entries than the long stories need', () => {
  expect(() => storyLengths({ ...sizes, entries: 1000 })).toThrow('need at least 5100 entries');
});

it('makes ids that no two rows share, in the shape of UUIDv7', () => {
  for (const [table, column] of [
    ['people', 'person_id'],
    ['entries', 'entry_id'],
    ['workers', 'worker_id'],
    ['involvements', 'involvement_id'],
    ['sharing_choices', 'choice_id'],
  ] as const)
    expect(ids(table, column).size).toBe(made[table]?.length);
  for (const id of ids('entries', 'entry_id')) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('orders ids by their moment', () => {
  const random = randomOf(1);
  expect(idAt(1_700_000_000_000, random) < idAt(1_700_000_000_001, random)).toBe(true);
});

it('names in every row only what stands in another', () => {
  for (const table of ['involvements', 'lead_workers', 'what_matters', 'sharing_choices', 'entries', 'conflict_links'])
    for (const row of made[table] ?? []) expect(ids('people', 'person_id')).toContain(row['person_id']);
  for (const row of made['entries'] ?? []) expect(ids('workers', 'worker_id')).toContain(row['author_id']);
});

it('lets nobody be alongside who has a conflict link to the person', () => {
  const links = new Set(made['conflict_links']?.map((row) => `${String(row['worker_id'])} ${String(row['person_id'])}`));
  expect(links.size).toBeGreaterThan(0);
  for (const row of made['involvements'] ?? []) expect(links).not.toContain(`${String(row['worker_id'])} ${String(row['person_id'])}`);
});

it('has what the sharing decision is about: unsorted, amended, withdrawn, refused, protected, hidden', () => {
  const some = (table: string, is: (row: Record<string, unknown>) => boolean) => made[table]?.some(is);
  expect(some('entries', (row) => (row['categories'] as string[]).length === 0)).toBe(true);
  expect(some('entries', (row) => row['amended_at'] !== null)).toBe(true);
  expect(some('sharing_choices', (row) => row['withdrawn_at'] !== null)).toBe(true);
  expect(some('sharing_choices', (row) => row['answer'] === 'no')).toBe(true);
  expect(some('organisations', (row) => row['protected_service'] === true)).toBe(true);
  expect(some('people', (row) => row['whereabouts_hidden'] === true)).toBe(true);
  expect(made['entry_amendments']).toHaveLength(made['entries']?.filter((row) => row['amended_at'] !== null).length ?? -1);
});

it('lies wholly before its clock', () => {
  for (const row of made['entries'] ?? []) expect((row['recorded_at'] as Date).getTime()).toBeLessThan(sizes.base);
});

it('keeps its clock for a quarter', () => {
  expect(baseOf(new Date('2026-11-23T10:00:00Z'))).toBe(Date.UTC(2026, 9, 1));
  expect(baseOf(new Date('2027-03-31T23:59:59Z'))).toBe(Date.UTC(2027, 0, 1));
});

it('draws evenly enough', () => {
  const random = randomOf(3);
  const seen = [0, 0, 0, 0];
  for (let n = 0; n < 40_000; n++) {
    const drawn = random.between(0, 3);
    seen[drawn] = (seen[drawn] ?? 0) + 1;
  }
  for (const count of seen) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

it('writes a line of COPY that says nothing but what it was given', () => {
  const line = toLine(['a\tb\\c\nd', null, true, 3, new Date(0), ['life', 'care'], []]);
  expect(line).toBe('a\\tb\\\\c\\nd\t\\N\tt\t3\t1970-01-01T00:00:00.000Z\t{life,care}\t{}\n');
});
