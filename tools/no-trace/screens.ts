import type { Id } from '../../libs/consent/model/src/decision/vocabulary.ts';
import type { World } from '../../libs/consent/model/src/decision/world.ts';
import type { Screen } from './load-api.ts';
import type { OneConnection } from './one-connection.ts';
import type { Pair } from './plan.ts';
import type { Aim } from './aim.ts';
import { worldId } from './ids.ts';

/** The name under which screens are followed, beside the operations of the apps. */
export const FOLLOW = 'Follow';

/** Screens of one session that are open at once, and what is written while they are. */
export interface Follow {
  readonly screens: readonly { readonly subject: string; readonly id: string }[];
  readonly written: Written;
}

/** What is written: words of entries, details of people, and by table people of whom a row is written again as it stands. */
interface Written {
  readonly entries: readonly string[];
  readonly people: readonly string[];
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

/** In which table a hidden fact stands. */
const TABLES: Readonly<Partial<Record<Pair['hidden'][number]['kind'], string>>> = {
  ...{ seal: 'protections', place: 'protections', record: 'protections', link: 'conflict_links', override: 'overrides' },
  ...{ involvement: 'involvements', choice: 'sharing_choices' },
};
/** A session may have eight; two are for nobody, and for an override. */
const MOST_PEOPLE = 5;

/** The screens that one asker would have open, of everyone, of nobody and of an override; meanwhile somebody writes about all that is hidden, and at times about something else. */
export function followed({ furnished: { world }, hidden }: Pair, aim: Aim, salt: string): Follow {
  const entries = Object.keys(world.entries ?? {});
  const people = hidden.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []));
  const words = [
    ...hidden.flatMap(({ kind, id }) => (kind === 'entry' ? [id] : [])),
    ...entries.filter((id) => people.includes(world.entries?.[id]?.subject ?? '')),
    ...(entries.length > 0 && aim.random.in100(30) ? [aim.random.pick(entries)] : []),
  ];
  const rows: Record<string, string[]> = {};
  for (const { kind, id } of hidden) {
    const table = TABLES[kind];
    if (table) (rows[table] ??= []).push(worldId(salt, personOf(world, id)));
  }
  const screens = [...new Set([aim.personId, ...Object.keys(world.people ?? {}).map((id) => worldId(salt, id))])].slice(0, MOST_PEOPLE);
  return {
    screens: [
      ...[...screens, aim.fresh('nobody')].map((id) => ({ subject: 'person', id })),
      { subject: aim.random.pick(['emergency', 'emergency', 'safeguarding', 'disclosure']), id: aim.overrideId },
    ],
    written: { entries: words.map((id) => worldId(salt, `e${id}`)), people: people.map((id) => worldId(salt, id)), rows },
  };
}

function personOf(world: World, fact: string): Id {
  const { person, entry } = JSON.parse(fact) as { person?: Id; entry?: Id };
  return person ?? world.entries?.[entry ?? '']?.subject ?? '';
}

/** Longer than from one question of the process to its next. */
const LAST_BEAT_MS = 250;
/** Signs of life come by the clock. */
const SIGNS = /^: \n\n/gm;

/** Opens these screens, writes, and gives what came to each once the process has asked for changes and has looked again. */
export async function hear(
  connection: OneConnection,
  screens: Follow['screens'],
  written: Written,
  open: (subject: string, id: string) => Promise<Screen>,
): Promise<string> {
  // what laid the world out happened in this transaction too; it is over for whoever opens a screen now
  await connection.sql('set local role none');
  await connection.sql('delete from changes');
  await connection.sql('set local role alongside_app');
  const opened: Screen[] = [];
  for (const { subject, id } of screens) opened.push(await open(subject, id));
  await connection.sql('set local role alongside_migrator');
  await connection.sql('select write_meanwhile($1)', [JSON.stringify(written)]);
  await connection.sql('set local role alongside_app');
  if (opened.some(({ follows }) => follows)) {
    await connection.answered(/changes_since/);
    await connection.quiet();
  }
  const told = opened.map(({ status, headers, heard }) => `${status} ${JSON.stringify(headers)} ${heard().replace(SIGNS, '')}`);
  for (const one of opened) one.close();
  // without screens the process asks once more and stops, also where all were refused: before that this world may not be taken back
  await new Promise((done) => setTimeout(done, LAST_BEAT_MS));
  await connection.quiet();
  return told.join('\n');
}
