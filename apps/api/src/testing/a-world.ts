import { createHash } from 'node:crypto';
import type { Question, World } from '@alongside/consent/model';
import type { Actor, TestDatabase } from '@alongside/platform/testing';
import { LET_WORLDS_IN, LOAD_WORLD, subjectsOf } from '../../../../tools/decision/let-worlds-in.ts';

/** A world of the sharing cases in a place of its own, with a session for whoever asks. */
export interface LoadedWorld {
  /** The id of a worker or person; of an entry, a line of who looked or an organisation with its letter before it: `entry`, `look`, `organisation`. */
  readonly idOf: (id: string, kind?: 'entry' | 'look' | 'organisation') => string;
  /** Who asks the question at this place of the list, signed in. */
  readonly actorOf: (at: number) => Actor;
}

const LETTERS = { entry: 'e', look: 'l', organisation: 'o' } as const;

/** As world_id makes it. */
function worldId(salt: string, id: string): string {
  const hex = createHash('md5').update(`${salt}:${id}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Makes a test's database take worlds. Its clock is set by the test: `now` of a world is no more than a word there. */
export async function letWorldsIn(database: TestDatabase): Promise<void> {
  await database.sql(LET_WORLDS_IN);
  await database.sql(LOAD_WORLD);
}

/**
 * Puts a world into the database for good, and signs in who asks each worker's question. `salt` keeps it apart from others. An override is also what
 * somebody once typed; and whoever asks in a role has no other beside it.
 */
export async function loadWorld(database: TestDatabase, world: World, questions: readonly Question[], salt: string): Promise<LoadedWorld> {
  await database.sql('select load_world($1, $2, $3)', [JSON.stringify(world), JSON.stringify(questions), salt]);
  const place = worldId(salt, 'the place');
  await database.sql(
    `insert into override_invocations (override_id, place_id, worker_id, organisation_id, typed, ground, categories, reason, told, recipient, invoked_at, person_id)
     select override_id, place_id, worker_id, organisation_id, 'As typed', ground, categories, reason, told, recipient, invoked_at, person_id from overrides where place_id = $1`,
    [place],
  );
  await database.sql(
    `delete from memberships m where m.place_id = $1 and m.role = 'worker'
       and exists (select from memberships o where o.worker_id = m.worker_id and o.organisation_id = m.organisation_id and o.role <> 'worker')`,
    [place],
  );
  const idOf: LoadedWorld['idOf'] = (id, kind) => worldId(salt, kind ? LETTERS[kind] + id : id);
  return {
    idOf,
    actorOf: (at) => {
      const question = questions[at];
      if (question?.door !== 'worker') throw new Error('Nobody signs in at the resident’s door yet.');
      const { worker, organisation, role } = question.actor;
      return {
        workerId: idOf(worker),
        organisationId: idOf(organisation, 'organisation'),
        placeId: place,
        role,
        sessionId: worldId(salt, `s${at + 1}`),
        token: `${salt}${at + 1}`,
      };
    },
  };
}

/** What the decision in the database explains of one question (`ask_world`), or shows of its entry (`see_world`), to the application as that actor. */
export async function atTheDoor<Told>(
  database: TestDatabase,
  ask: 'ask_world' | 'see_world',
  world: World,
  question: Question,
  salt: string,
): Promise<Told | undefined> {
  // whoever asks is put in by the function itself
  const nobody = { workerId: '', organisationId: '', placeId: '', role: '', sessionId: '', token: '' };
  const [row] = await database
    .as(nobody)
    .sees<{ told: Told[] }>(`select ${ask}($1, $2, $3) as told`, [JSON.stringify([question]), salt, JSON.stringify(subjectsOf(world))]);
  return row?.told[0];
}
