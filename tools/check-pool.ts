import { anySeed, checkOptions, wholeNumber } from './check-options.ts';
import { ClearError, runCommand } from './clear-error.ts';
import { seeded } from './crash/random.ts';
import { findPgBouncer, startPgBouncer } from './pool/pgbouncer.ts';
import { contextThatStays, withoutTransaction } from './pool/mutants.ts';
import { type Afterwards, type RunOptions, runThroughPool } from './pool/run.ts';
import type { Tally } from './pool/askers.ts';
import { onOwnDatabase, serve } from './served/served.ts';
import { makeSharedPlace } from './served/shared-place.ts';
import { build } from './start/build.ts';
import { seconds } from './start/steps.ts';

const READERS = 40;
const PEOPLE = 120;
const PROCESSES = 2;
/** Connections to PostgreSQL that all of them share: few, so that each is somebody else's a moment later. */
const CONNECTIONS = 4;
const AT_ONCE = 32;
/** Requests to a product with a mistake built in: the check has to notice it. */
const MUTANT_REQUESTS = 400;

/** `npm run check:pool -- --requests 100000`: behind a pooler in transaction mode nobody gets an answer in another's context. */
async function checkPool(): Promise<number> {
  const { requests, seed } = readOptions();
  const program = findPgBouncer();
  if (!program) throw new ClearError('PgBouncer is not on this machine. Install it: apt-get install pgbouncer, or brew install pgbouncer.');
  await build();
  const from = performance.now();
  return onOwnDatabase('pool', async ({ folder, adminUrl, appUrl }) => {
    const place = await makeSharedPlace(adminUrl, { readers: READERS, people: PEOPLE });
    const pool = await startPgBouncer(program, folder, appUrl, CONNECTIONS);
    const run = async (count: number, main?: string) => {
      const environment = { DATABASE_POOL: 'transaction', DATABASE_CONNECTIONS: '12' };
      const served = await serve({ folder, processes: PROCESSES, appUrl: pool.appUrl, adminUrl, environment, ...(main ? { main } : {}) });
      const options: RunOptions = {
        ...{ origins: served.origins, place, requests: count, atOnce: AT_ONCE, random: seeded(seed) },
        ...{ pooledUrl: pool.appUrl, adminUrl },
      };
      return runThroughPool(options).finally(() => served.stop());
    };
    try {
      console.log(
        `${requests} requests of ${READERS} workers, seed ${seed}, ${PROCESSES} processes, ${CONNECTIONS} connections to PostgreSQL`,
      );
      const honest = await run(requests);
      print(honest);
      const mend = await contextThatStays(adminUrl);
      const stays = await run(MUTANT_REQUESTS);
      const { main, remove } = withoutTransaction();
      const outside = await run(MUTANT_REQUESTS, main).finally(remove);
      await mend();
      console.log(`
A context that stays             left behind in ${stays.left} of ${stays.probes} looks
  and asked outside transactions ${outside.foreign + outside.misLogged} answers and looks of somebody else
Seed ${seed}, ${seconds(from)}`);
      const wrong = honest.foreign + honest.missing + honest.failed + honest.misattributed + honest.misLogged + honest.left;
      const noticed = stays.left > 0 && outside.foreign > 0;
      if (wrong > 0) console.log('\nThis must not be.');
      if (!noticed) console.log('\nA mistake that was built in was not noticed, so this check proves nothing.');
      return wrong === 0 && noticed && honest.recorded > 0 && honest.probes > 0 ? 0 : 1;
    } finally {
      await pool.stop();
    }
  });
}

function print(came: Tally & Afterwards): void {
  console.log(`
Requests answered                ${came.requests}
Holding what is another's        ${came.foreign}
Without what is one's own        ${came.missing}
Failed                           ${came.failed}
Recorded, and by another's hand  ${came.recorded}, ${came.misattributed}
Looks logged for a stranger      ${came.misLogged}
Connections that kept a context  ${came.left} of ${came.probes} looks`);
}

const USE = 'Write it so: npm run check:pool -- --requests 100000, and with --seed 7 to ask the same again.';

function readOptions(): { requests: number; seed: number } {
  const values = checkOptions({ requests: { type: 'string', default: '2000' }, seed: { type: 'string', default: anySeed() } }, USE);
  return { requests: wholeNumber(values.requests, '--requests', USE, 1), seed: wholeNumber(values.seed, '--seed', USE) };
}

await runCommand(checkPool);
