import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { withClient } from '../postgres/index.ts';

/** Someone at work with a session of their own. */
export interface SignedIn {
  readonly workerId: string;
  readonly organisationId: string;
  readonly name: string;
  readonly cookie: string;
}

/** Someone whose words one reader may read, since the person said yes to the reader's organisation by name. */
export interface SharedPerson {
  readonly personId: string;
  readonly choiceId: string;
  readonly reader: SignedIn;
  /** Nobody else's. */
  readonly phone: string;
  /** Stands in their words, and nowhere else in the place. */
  readonly mark: string;
}

/** A made-up place: a writer of one organisation is alongside everyone, each reader of another is alongside some. */
export interface SharedPlace {
  readonly placeId: string;
  readonly writer: SignedIn;
  readonly readers: readonly SignedIn[];
  readonly people: readonly SharedPerson[];
}

/** Everyone has this name: whoever finds one of them could find them all. */
export const SHARED_NAME = 'Kelly Marsden';

type Run = (text: string, values: readonly unknown[]) => Promise<unknown>;

/** Lays the place out as the migrator. Person `n` is the reader's with the number `n` modulo the readers. */
export async function makeSharedPlace(adminUrl: string, sizes: { readers: number; people: number }): Promise<SharedPlace> {
  return withClient(adminUrl, async (client) => {
    const run: Run = (text, values) => client.query(text, [...values]);
    const placeId = uuidv7();
    await run("insert into places (place_id, name) values ($1, 'A place for checks')", [placeId]);
    await run(
      `insert into sharing_agreements (agreement_id, place_id, name, state, from_at) values ($1, $1, 'How the place shares', 'in_force', '2000-01-01Z')`,
      [placeId],
    );
    const [anchor, housing] = [await organisation(run, placeId, 'vcse'), await organisation(run, placeId, 'housing')];
    const writer = await worker(run, placeId, anchor, 'The writer');
    const readers: SignedIn[] = [];
    for (let n = 0; n < sizes.readers; n++) readers.push(await worker(run, placeId, housing, `Reader ${n}`));
    const people: SharedPerson[] = [];
    for (let n = 0; n < sizes.people; n++) {
      const reader = readers[n % readers.length];
      if (reader) people.push(await person(run, placeId, n, writer, reader));
    }
    await client.query('analyze');
    return { placeId, writer, readers, people };
  });
}

async function organisation(run: Run, placeId: string, kind: string): Promise<string> {
  const id = uuidv7();
  await run(
    "insert into organisations (organisation_id, place_id, name, kind, joined_at) values ($1, $2, $3, $3, moment() - interval '5 years')",
    [id, placeId, kind],
  );
  await run('insert into agreement_organisations (organisation_id, agreement_id, place_id) values ($1, $2, $2)', [id, placeId]);
  return id;
}

async function worker(run: Run, placeId: string, organisationId: string, name: string): Promise<SignedIn> {
  const [workerId, token] = [uuidv7(), randomBytes(32).toString('base64url')];
  await run('insert into workers (worker_id, place_id, name) values ($1, $2, $3)', [workerId, placeId, name]);
  await run(
    "insert into memberships (membership_id, place_id, worker_id, organisation_id, role, job_title, from_at) values ($1, $2, $3, $4, 'worker', 'Worker', '2020-01-01Z')",
    [uuidv7(), placeId, workerId, organisationId],
  );
  await run(
    "insert into sessions (session_id, token_hash, place_id, worker_id, organisation_id, started_at, seen_at, ends_at) values ($1, $2, $3, $4, $5, now(), now(), now() + interval '12 hours')",
    [uuidv7(), createHash('sha256').update(token).digest(), placeId, workerId, organisationId],
  );
  return { workerId, organisationId, name, cookie: `__Host-worker=${token}` };
}

async function person(run: Run, placeId: string, n: number, writer: SignedIn, reader: SignedIn): Promise<SharedPerson> {
  const [personId, choiceId, mark] = [uuidv7(), uuidv7(), `mark-${n}-${randomBytes(6).toString('hex')}`];
  const phone = `07700${900_000 + n}`;
  await run(
    'insert into people (person_id, place_id, preferred_name, full_name, phone, added_by, added_at) values ($1, $2, $3, $4, $5, $6, now())',
    [personId, placeId, 'Kelly', SHARED_NAME, phone, writer.workerId],
  );
  for (const beside of [writer, reader])
    await run(
      "insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at) values ($1, $2, $3, $4, $5, 'alongside', 'A check', '2020-01-01Z')",
      [personId, uuidv7(), placeId, beside.workerId, beside.organisationId],
    );
  await run(
    "insert into sharing_choices (person_id, choice_id, place_id, organisation_id, category, answer, given_by, given_at) values ($1, $2, $3, $4, 'life', 'yes', $1, now() - interval '1 month')",
    [personId, choiceId, placeId, reader.organisationId],
  );
  await writeWords(run, placeId, personId, writer, mark);
  return { personId, choiceId, reader, phone, mark };
}

/** Writes words about a person's home, money and work, as the writer. */
export async function writeWords(run: Run, placeId: string, personId: string, writer: SignedIn, words: string): Promise<void> {
  await run(
    `insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, categories, shown_to_person)
     values ($1, $2, $3, $4, 'conversation', date_trunc('milliseconds', now()), now(), $5, $6, $7, '{life}', 'now')`,
    [personId, uuidv7(), placeId, uuidv7(), writer.workerId, writer.organisationId, words],
  );
}
