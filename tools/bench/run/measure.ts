import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClearError } from '../../clear-error.ts';
import { withClient, type PreparedDatabase, type RunningPostgres } from '../../postgres/index.ts';
import { step } from '../../start/steps.ts';
import type { Change, Stopping } from '../open-dataset.ts';
import { peakMegabytes } from '../machine.ts';
import type { Options } from '../options.ts';
import { rotated } from '../statistics.ts';
import {
  decidedPageContenders,
  doorContenders,
  FIRST,
  pageContenders,
  recordContenders,
  sealedPageContenders,
  type Contender,
} from './contenders.ts';
import type { Asked, Job, Seen } from './load.ts';
import { choosePairs, type Pair, type Pairs } from './pairs.ts';
import { Processes } from './processes.ts';
import { sameContent } from './same-content.ts';

/** One contender at one number of connections: what was seen in each round. */
export interface Series {
  readonly contender: Contender['name'];
  readonly connections: number;
  readonly rounds: Seen[];
}

/** What a comparison found. */
export interface Comparison {
  readonly series: readonly Series[];
  /** The most memory that the API held, in megabytes. */
  readonly apiPeak: number;
  /** Worth knowing beside the figures. */
  readonly notes: readonly string[];
}

/** A contender whose process answers. */
export interface Running extends Contender {
  readonly port: number;
  readonly pid: number;
}

/** What a comparison needs. */
export interface Bench {
  readonly options: Options;
  readonly database: PreparedDatabase;
  readonly server: RunningPostgres;
  readonly stopping: Stopping;
}

/** What is compared. */
interface Subject {
  readonly contenders: readonly Contender[];
  /** Runs beside them and is not asked. */
  readonly beside?: Contender | undefined;
  readonly pairs: (pairs: Pairs) => readonly Pair[];
  readonly holds: Job['holds'];
  /** Looks at the answers before they are counted; what it gives is worth a note. */
  readonly before: (running: readonly Running[], pairs: readonly Pair[]) => Promise<string[]>;
  /** Looks at what so many answers have left behind. */
  readonly after: (answers: number) => Promise<void>;
}

const nothing = () => Promise.resolve();

/** People's pages, opened by each of these contenders: all must give the same. */
const opening = (contenders: readonly Contender[]): Subject => ({
  contenders,
  pairs: ({ open }) => open,
  holds: { text: '"occurredAt"', times: FIRST },
  before: sameContent,
  after: nothing,
});

/** Opens people's pages, ours and the yardsticks' by turns. */
export const comparePage = (bench: Bench): Promise<Comparison> => compare(bench, opening(pageContenders(bench.options.api)));

/** Opens people's pages with and without leaves and sealer. `unsealed` is the copy of the database without. */
export const compareSealedPage = (bench: Bench, unsealed: PreparedDatabase): Promise<Comparison> =>
  compare(bench, opening(sealedPageContenders(bench.options.api)), unsealed);

/** Opens people's pages under the full decision and under the simple rule before it. `simple` is the copy of the database with that rule. */
export const compareDecidedPage = (bench: Bench, simple: PreparedDatabase): Promise<Comparison> =>
  compare(bench, opening(decidedPageContenders(bench.options.api)), simple);

/** Logs looks through the door, without any page, with and without leaves and sealer. */
export const compareDoor = (bench: Bench, unsealed: PreparedDatabase): Promise<Comparison> =>
  compare(
    bench,
    {
      contenders: doorContenders(bench.options.api),
      beside: pageContenders(bench.options.api)[0],
      pairs: ({ open }) => open,
      holds: { text: '"logged"', times: 1 },
      before: () => Promise.resolve([]),
      after: nothing,
    },
    unsealed,
  );

/** Records conversations, ours and the yardstick's by turns. */
export async function compareRecord(bench: Bench): Promise<Comparison> {
  const earlier = await recorded(bench.database.adminUrl);
  return compare(bench, {
    contenders: recordContenders(bench.options.api),
    pairs: ({ record }) => record,
    holds: { text: '"ConversationRecorded"', times: 1 },
    before: () => Promise.resolve([]),
    after: async (answers) => {
      const kept = (await recorded(bench.database.adminUrl)) - earlier;
      if (kept < answers) throw new ClearError(`${answers} conversations were answered as recorded, and ${kept} are there.`);
    },
  });
}

async function compare(bench: Bench, subject: Subject, copy?: PreparedDatabase): Promise<Comparison> {
  const { options, database } = bench;
  const processes = new Processes();
  try {
    const pairs = subject.pairs(await choosePairs(database.adminUrl, options.sizes, FIRST));
    if (copy) await choosePairs(copy.adminUrl, options.sizes, FIRST); // the same sessions there
    if (pairs.length < 10)
      throw new ClearError(`Only ${pairs.length} people of this dataset can be asked for. Make a larger one with --people and --entries.`);
    const log = (name: string) => join(options.folder, `${name.replaceAll(/\W+/g, '-')}.log`);
    const running: Running[] = [];
    const start = (each: Contender, name: string) => {
      const environment = environmentOf(each, bench.options, each.copy && copy ? copy : database);
      return processes.server(name, each.script, log(name), environment);
    };
    if (subject.beside) await start(subject.beside, 'beside');
    for (const each of subject.contenders) running.push({ ...each, ...(await start(each, each.name)) });
    const notes = await subject.before(running, pairs);
    const { series, answers } = await takeTurns(bench, subject, running, pairs, processes.load(log('load')));
    await subject.after(answers);
    const api = running.find(({ name }) => name === 'alongside');
    return { series, apiPeak: peakMegabytes(api?.pid ?? 0), notes };
  } finally {
    await processes.stop();
  }
}

/** Everybody warms up, then all are measured by turns, and another begins each round. */
async function takeTurns(
  { options, server, stopping }: Bench,
  { holds }: Subject,
  running: readonly Running[],
  pairs: readonly Pair[],
  load: (job: Job) => Promise<Seen>,
): Promise<{ series: readonly Series[]; answers: number }> {
  let answers = 0;
  const turn = async (of: Running, connections: number, seconds: number): Promise<Seen> => {
    if (stopping.asked()) throw new ClearError('Stopped half-way, so there are no figures.');
    const asked = pairs.map((pair): Asked => of.ask(pair));
    const seen = await load({ port: of.port, connections, seconds, asked, holds, contenderPid: of.pid, postgresPid: server.pid });
    answers += seen.answers;
    if (!seen.wrong && seen.answers) return seen;
    const words = `${of.name} gave ${seen.wrong} wrong answers and ${seen.answers} in all.`;
    throw new ClearError(`${words} The first wrong one: ${seen.firstWrong ?? 'none came'}`);
  };
  const series: Series[] = options.connections.flatMap((connections) =>
    running.map(({ name }) => ({ contender: name, connections, rounds: [] })),
  );
  const most = Math.max(...options.connections);
  for (const each of running)
    await step(`  ${each.name} warms up`, () => turn(each, most, options.small ? 1 : Math.max(3, options.seconds)));
  for (let round = 0; round < options.rounds; round++) {
    for (const connections of options.connections) {
      for (const each of rotated(running, round)) {
        if (!options.small) await turn(each, connections, 1); // what fell asleep while the others were measured wakes up
        const seen = await turn(each, connections, options.seconds);
        series.find((one) => one.contender === each.name && one.connections === connections)?.rounds.push(seen);
        const rate = `${Math.round(seen.perSecond)} a second, p95 ${seen.p95.toFixed(1)} ms`;
        console.log(`  round ${round + 1}, ${connections} connections, ${each.name}: ${rate}`);
      }
    }
  }
  return { series, answers };
}

/** Where what seals a copy of the dataset keeps its key and its witness. */
export const folderOfCopy = (folder: string, copy: Change): string => join(folder, copy);

/** The settings of a contender's process. */
export const environmentOf = ({ login, copy }: Contender, options: Options, database: PreparedDatabase): NodeJS.ProcessEnv => ({
  GRAPHILE_ENV: 'production',
  DATABASE_URL: login === 'app' ? database.appUrl : database.adminUrl,
  DATABASE_ADMIN_URL: database.adminUrl,
  DATABASE_CONNECTIONS: String(options.pool),
  ALONGSIDE_DATA: copy ? folderOfCopy(options.folder, copy) : options.folder,
  ALONGSIDE_SEALER: copy === 'unsealed' ? 'off' : 'on',
  WEB_DIR: emptyWebApp(options.folder),
  // an issuer that nobody signs in with here: the sessions are made in the database
  OIDC_ISSUER: 'http://127.0.0.1:9',
  OIDC_CLIENT_ID: 'bench',
  ALONGSIDE_LISTEN: '127.0.0.1',
  // a few sessions send what a whole borough would
  ALONGSIDE_REQUESTS_PER_MINUTE: '1000000000',
});

/** The API does not start without a worker app to serve; nobody asks for it here. */
function emptyWebApp(folder: string): string {
  const web = join(folder, 'web');
  mkdirSync(web, { recursive: true });
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Bench</title>');
  return web;
}

const ENTRIES_NOW = "select count(*)::integer as entries from entries where recorded_at > now() - interval '1 day'";

async function recorded(adminUrl: string): Promise<number> {
  return withClient(adminUrl, async (client) => (await client.query<{ entries: number }>(ENTRIES_NOW)).rows[0]?.entries ?? 0);
}
