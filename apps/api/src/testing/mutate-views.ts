import type { TestDatabase } from '@alongside/platform/testing';

/** A mistake in a view of the database, and what it is. Views that are made anew later are broken all the same: each is taken as it stands. */
export interface ViewMutant {
  readonly title: string;
  readonly view: string;
  /** The definition, broken. */
  readonly broken: (definition: string, columns: readonly string[]) => string;
}

/** One column of a view says something else than it should; `v` is the row. */
const saysInstead =
  (column: string, instead: string): ViewMutant['broken'] =>
  (definition, columns) =>
    `select ${columns.map((one) => (one === column ? `${instead} as ${one}` : `v.${one}`)).join(', ')} from (${definition}) v`;

export const viewMutants: readonly ViewMutant[] = [
  {
    title: 'D10 does not ask what the person said',
    view: 'regard',
    broken: (definition) => definition.replace('r.full_set', '(me.on_choice | me.on_telling | me.on_duty) & me.need_full as full_set'),
  },
  {
    title: 'the story shows all of the words, whatever the level',
    view: 'story',
    broken: saysInstead('words', '(select e.words from entries e where e.person_id = v.person_id and e.entry_id = v.entry_id)'),
  },
  {
    title: 'the story shows where, whatever the level',
    view: 'story',
    broken: saysInstead(
      'happened_where',
      '(select e.happened_where from entries e where e.person_id = v.person_id and e.entry_id = v.entry_id)',
    ),
  },
  {
    title: 'a card gives the street to whoever has only started',
    view: 'person_cards',
    broken: saysInstead('street', '(select p.street from people p where p.person_id = v.person_id)'),
  },
  {
    title: 'a person’s page gives the phone to whoever has only started',
    view: 'page_lines',
    broken: saysInstead(
      'page',
      `case when v.line = 0 then (select json_object_agg(part.key, case part.key when 'phone' then to_json((select p.phone from people p where p.person_id = v.person_id)) else part.value end)
       from json_each(v.page) part) end`,
    ),
  },
  {
    title: 'what is proposed is of another’s list',
    view: 'my_proposals',
    broken: saysInstead('name', "v.name || ' ' || (select count(*) from listed_people)"),
  },
  {
    title: 'a caution note tells its evidence of another note',
    view: 'cautions_for_me',
    broken: saysInstead('evidence', '(select min(c.evidence) from caution_notes c)'),
  },
];

/** Breaks a view for as long as `meanwhile` takes. Throws where the mutant changes nothing. */
export async function withMutant(database: TestDatabase, { view, broken }: ViewMutant, meanwhile: () => Promise<void>): Promise<void> {
  const [row] = await database.sql<{ definition: string; columns: string[] }>(
    `select rtrim(pg_get_viewdef($1::regclass), ';') as definition,
       array(select attname::text from pg_attribute where attrelid = $1::regclass and attnum > 0 order by attnum) as columns`,
    [view],
  );
  if (!row) throw new Error(`There is no view ${view}.`);
  const replace = (definition: string) =>
    database.sql(`begin; set local role alongside_policy; create or replace view ${view} with (security_barrier) as ${definition}; commit`);
  const changed = broken(row.definition, row.columns);
  if (changed === row.definition) throw new Error(`Nothing is broken in ${view}.`);
  await replace(changed);
  try {
    await meanwhile();
  } finally {
    await replace(row.definition);
  }
}
