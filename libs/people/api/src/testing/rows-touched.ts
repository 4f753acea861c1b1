import type { Actor, TestDatabase } from '@alongside/platform/testing';

interface Node {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

const touched = (node: Node): number =>
  (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] +
  (node.Plans ?? []).reduce((sum, child) => sum + touched(child), 0);

/** How many rows all steps of a statement handled, for this actor: what it costs, whatever the machine. */
export async function rowsTouched(database: TestDatabase, actor: Actor, text: string, values: readonly unknown[] = []): Promise<number> {
  const [row] = await database
    .as(actor)
    .sees<{ 'QUERY PLAN': [{ Plan: Node }] }>(`explain (analyze, timing off, format json) ${text}`, values);
  return touched(row!['QUERY PLAN'][0].Plan);
}

/** Ten thousand people of the place whom nobody is with. */
export async function tenThousandStrangers(database: TestDatabase, placeId: string): Promise<void> {
  await database.sql(
    `insert into people (person_id, place_id, preferred_name, full_name, birth_date, added_by, added_at)
     select gen_random_uuid(), $1, 'Kelly', 'Kelly Marsden', '1992-02-14', $1, moment() from generate_series(1, 10000)`,
    [placeId],
  );
  await database.sql('analyze people');
}
