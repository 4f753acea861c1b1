import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { fieldsOf, type ListedRow, type Survey } from '../../libs/people/model/src/own-list/index.ts';
import { ClearError, codeOf } from '../clear-error.ts';
import { withClient } from '../postgres/index.ts';
import type { RunningDatabase } from './running-database.ts';

/** Who loads at the command line: a worker of its own, without a way to sign in, and a member only while a load runs. */
const LOADER = 'Command line';
const ENTER = `select set_config('app.worker_id', $1, true), set_config('app.organisation_id', $2, true), set_config('app.place_id', $3, true),
  set_config('app.role', 'supervisor', true), set_config('app.session_id', $4, true), set_config('app.purpose', 'support', true)`;
const LOAD = 'select added, changed, same from load_list($1, $2, $3, $4, $5, $6)';

/** What the database said to one batch. */
export interface Counts {
  added: number;
  changed: number;
  same: number;
}

interface Organisation {
  organisation_id: string;
  place_id: string;
  name: string;
}

/** The list of one organisation, entered by the same door as the application's: its login, its context, its function. */
export class OwnList {
  private readonly client: pg.Client;
  private readonly actor: readonly string[];
  private readonly about: readonly unknown[];
  readonly organisation: string;

  private constructor(client: pg.Client, actor: readonly string[], about: readonly unknown[], organisation: string) {
    this.client = client;
    this.actor = actor;
    this.about = about;
    this.organisation = organisation;
  }

  /** Runs `work` as the named actor, who is a supervisor of the organisation for as long as that takes. */
  static async open<T>(
    { adminUrl, appUrl }: RunningDatabase,
    { name, source, survey }: { name: string | undefined; source: string; survey: Survey },
    work: (list: OwnList) => Promise<T>,
  ): Promise<T> {
    return withClient(adminUrl, async (admin) => {
      const organisation = await findOrganisation(admin, name);
      const workerId = await loaderOf(admin, organisation);
      const membershipId = uuidv7();
      await admin.query(
        `insert into memberships (membership_id, place_id, worker_id, organisation_id, role, job_title, from_at, until_at)
         values ($1, $2, $3, $4, 'supervisor', 'Loads lists', moment(), moment() + interval '12 hours')`,
        [membershipId, organisation.place_id, workerId, organisation.organisation_id],
      );
      const end = () => admin.query('update memberships set until_at = moment() where membership_id = $1', [membershipId]);
      const actor = [workerId, organisation.organisation_id, organisation.place_id, randomUUID()];
      const about = [uuidv7(), source, fieldsOf(survey), survey.referenceIsOnePerson];
      try {
        return await withClient(appUrl, (client) => work(new OwnList(client, actor, about, organisation.name)));
      } finally {
        await end().catch(() => undefined); // a database that is gone ends the membership by itself, at its until
      }
    }).catch((error: unknown) => {
      throw explain(error);
    });
  }

  /** One batch in one transaction: all of it is in, or none. */
  async load(rows: readonly ListedRow[], refused: number): Promise<Counts> {
    await this.client.query('begin');
    try {
      await this.client.query({ name: 'enter', text: ENTER, values: [...this.actor] });
      const result = await this.client.query<Counts>({
        name: 'load',
        text: LOAD,
        values: [...this.about, JSON.stringify(rows.map(toColumns)), refused],
      });
      await this.client.query('commit');
      return result.rows[0] ?? { added: 0, changed: 0, same: 0 };
    } catch (error) {
      await this.client.query('rollback').catch(() => undefined);
      throw error;
    }
  }
}

const toColumns = ({
  line,
  reference,
  preferredName,
  fullName,
  birthDate,
  postcode,
  phone,
  street,
  worker,
  known,
  knownAt,
  knownFrom,
}: ListedRow) => ({
  line,
  listed_id: uuidv7(),
  reference,
  preferred_name: preferredName,
  full_name: fullName,
  birth_date: birthDate,
  postcode,
  phone,
  street,
  worker,
  known,
  known_at: knownAt,
  known_from: knownFrom,
});

async function findOrganisation(admin: pg.Client, name: string | undefined): Promise<Organisation> {
  const { rows } = await admin.query<Organisation>('select organisation_id, place_id, name from organisations order by name');
  const meant = name === undefined ? rows : rows.filter((row) => row.name.toLowerCase() === name.trim().toLowerCase());
  const [only, another] = meant;
  if (only && !another) return only;
  const names = rows.map((row) => `"${row.name}"`).join(', ');
  if (rows.length === 0) throw new ClearError('There is no organisation here yet. Set the place up in the app first. Nothing was loaded.');
  throw new ClearError(
    name === undefined
      ? `Say whose list it is, with --organisation and one of: ${names}. Nothing was loaded.`
      : `${another ? 'More than one organisation is' : 'No organisation is'} called "${name}". There are: ${names}. Nothing was loaded.`,
  );
}

/** The worker who stands for the command line in this place; made at the first load. */
async function loaderOf(admin: pg.Client, { place_id }: Organisation): Promise<string> {
  const { rows } = await admin.query<{ worker_id: string }>(
    `select w.worker_id from workers w where w.place_id = $1 and w.name = $2
       and not exists (select from worker_identities i where i.worker_id = w.worker_id)
       and not exists (select from memberships m where m.worker_id = w.worker_id and m.job_title <> 'Loads lists') order by w.worker_id limit 1`,
    [place_id, LOADER],
  );
  if (rows[0]) return rows[0].worker_id;
  const workerId = uuidv7();
  await admin.query('insert into workers (worker_id, place_id, name) values ($1, $2, $3)', [workerId, place_id, LOADER]);
  return workerId;
}

/** What a failure of the database means to whoever loads. */
function explain(error: unknown): unknown {
  if (error instanceof ClearError) return error;
  const code = codeOf(error);
  if (code === '42883' || code === '42P01')
    return new ClearError(
      'The running Alongside is older than this command. Start it anew with `npm start`, and load again. Nothing was loaded.',
    );
  if (/^(ECONN|EPIPE|57P0|08)/.test(code) || (error instanceof Error && /Connection terminated|terminating connection/.test(error.message)))
    return new ClearError(
      'The database stopped answering. What was in is safe. Start Alongside again and run the same command: it goes on where it was, and nothing doubles.',
    );
  return error;
}
