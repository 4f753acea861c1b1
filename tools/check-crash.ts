import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { anySeed, checkOptions, wholeNumber } from './check-options.ts';
import { runCommand } from './clear-error.ts';
import { compare, countBehind, readAll } from './crash/compare.ts';
import { KINDS, Product } from './crash/product.ts';
import { seeded } from './crash/random.ts';
import { Recorders } from './crash/recorders.ts';
import { makeSmallPlace, migrateAll } from './crash/small-place.ts';
import { build } from './start/build.ts';
import { seconds } from './start/steps.ts';
import { untilAskedToStop } from './start/stopping.ts';

const SESSIONS = 6;

/** `npm run check:crash -- --kills 50`: people record while the product is killed again and again. Nothing acknowledged may be lost or doubled. */
async function checkCrash(): Promise<number> {
  const { kills, seed, careless } = readOptions();
  const stopping = untilAskedToStop();
  await build();
  const folder = mkdtempSync(join(tmpdir(), 'alongside-crash-'));
  // as root the server runs as another account, which must be able to walk in
  chmodSync(folder, 0o711);
  const product = await Product.create(folder, { durable: !careless });
  const from = performance.now();
  console.log(
    `${kills} kills, seed ${seed}, ${SESSIONS} sessions, ${careless ? 'a database that does not keep its word' : 'as in production'}`,
  );
  try {
    const { adminUrl, appUrl, superuserUrl } = await product.startDatabase();
    await migrateAll(adminUrl);
    const writers = await makeSmallPlace(adminUrl, SESSIONS);
    await product.startApi();
    // what is killed and when comes from the seed; the recorders draw from another, since the order of their draws is chance
    const random = seeded(seed);
    const recorders = new Recorders(product.origin, writers, seeded(seed + 1));
    const counts = new Map<string, number>(KINDS.map((kind) => [kind, 0]));
    for (let kill = 1; kill <= kills && !stopping.asked(); kill++) {
      await Promise.race([recorders.more(1), wait(10_000)]);
      await wait(random() * 1000);
      const kind = KINDS[kill <= KINDS.length ? kill - 1 : Math.floor(random() * KINDS.length)] ?? 'the API';
      await product.kill(kind, random);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (kill % 10 === 0) console.log(`  ${kill} kills, ${recorders.acknowledged.length} acknowledged, ${seconds(from)}`);
    }
    await recorders.more(SESSIONS);
    await recorders.finish();
    const { acknowledged, sent, shown, retried, repeated, refused } = recorders;
    const { lost, doubled, strange } = compare(acknowledged, sent, await readAll(appUrl, writers));
    const behind = await countBehind(superuserUrl, acknowledged, shown);
    const unanswered = acknowledged.length - behind.answers;
    console.log(`
Recordings sent          ${sent.size}
Acknowledged             ${acknowledged.length}
Sent again, no answer    ${retried}
Sent again, answer lost  ${repeated}
Refused                  ${refused.length}${refused.length ? ` (${[...new Set(refused)].join(', ')})` : ''}
Entries in the database  ${behind.entries}
Lost                     ${lost.length}
Doubled                  ${doubled.length}
Never sent, yet there    ${strange.length}
Kept without its answer  ${unanswered}
Shown, not in the log    ${behind.unlogged} of ${shown.size}
The API died by itself   ${product.diedByItself}
Kills                    ${[...counts].map(([kind, count]) => `${count} of ${kind}`).join(', ')}
Seed ${seed}, ${seconds(from)}`);
    const wrong = lost.length + doubled.length + strange.length + refused.length + unanswered + behind.unlogged + product.diedByItself;
    const enough = acknowledged.length >= kills && shown.size > 0;
    console.log(wrong === 0 && enough ? '\nNothing that was acknowledged is lost or doubled.' : '\nThis must not be.');
    return wrong === 0 && enough ? 0 : 1;
  } finally {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const USE = 'Write it so: npm run check:crash -- --kills 50, and with --seed 7 to kill in the same order again.';

function readOptions(): { kills: number; seed: number; careless: boolean } {
  const values = checkOptions(
    {
      kills: { type: 'string', default: '50' },
      seed: { type: 'string', default: anySeed() },
      /** To see that the check notices: the database is told not to wait for its disk. */
      careless: { type: 'boolean', default: false },
    },
    USE,
  );
  return {
    kills: wholeNumber(values.kills, '--kills', USE, 1),
    seed: wholeNumber(values.seed, '--seed', USE),
    careless: values.careless,
  };
}

await runCommand(checkCrash);
