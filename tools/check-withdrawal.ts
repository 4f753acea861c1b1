import { checkOptions, wholeNumber } from './check-options.ts';
import { runCommand } from './clear-error.ts';
import { withClient } from './postgres/index.ts';
import { makeSharedPlace, writeWords, type SharedPlace } from './served/shared-place.ts';
import { onOwnDatabase, serve } from './served/served.ts';
import { build } from './start/build.ts';
import { seconds } from './start/steps.ts';
import { type Race, type Raced, raceOne } from './withdrawal/race.ts';
import { asking, keeping, type Read } from './withdrawal/readers.ts';
import { withdrawals } from './withdrawal/withdrawals.ts';

const READERS = 8;
const AT_ONCE = 4;
/** Withdrawals against a reader that keeps its answers: the check has to notice it. */
const CACHED = 20;
const KEPT_MS = 250;

/** `npm run check:withdrawal -- --times 1000`: no read that began after a withdrawal was acknowledged shows what was withdrawn. */
async function checkWithdrawal(): Promise<number> {
  const { times: asked } = checkOptions({ times: { type: 'string', default: '1000' } }, USE);
  const times = wholeNumber(asked, '--times', USE, 1);
  await build();
  const from = performance.now();
  return onOwnDatabase('withdrawal', async ({ folder, adminUrl, appUrl }) => {
    const place = await makeSharedPlace(adminUrl, { readers: READERS, people: times + CACHED });
    const served = await serve({ folder, processes: 2, appUrl, adminUrl });
    try {
      const honest = await raceAll(adminUrl, served.origins, place, place.people.slice(0, times), asking);
      const cached = await raceAll(adminUrl, served.origins, place, place.people.slice(times), keeping(asking, KEPT_MS));
      console.log(`
Withdrawals                        ${honest.withdrawals}
Reads beside them                  ${honest.reads}
Begun after it was acknowledged    ${honest.readsAfter}
  and still shown                  ${sumOf(honest)}
Words written after it, yet shown  ${honest.newWords}
Never to be seen, so no proof      ${honest.unseen}
A reader that keeps answers        shown ${sumOf(cached)} times after ${cached.withdrawals} withdrawals: ${[...cached.shown].map(([name, times]) => `${name} ${times}`).join(', ')}
${seconds(from)}`);
      const clean = sumOf(honest) + honest.newWords + honest.unseen === 0 && honest.readsAfter >= times;
      if (!clean) console.log('\nThis must not be.');
      const unnoticed = asking.filter(({ name }) => !cached.shown.has(name)).map(({ name }) => name);
      if (unnoticed.length > 0)
        console.log(`\nThe reader that keeps answers was not noticed in ${unnoticed.join(', ')}, so this check proves nothing.`);
      return clean && unnoticed.length === 0 ? 0 : 1;
    } finally {
      await served.stop();
    }
  });
}

const sumOf = ({ shown }: Raced): number => [...shown.values()].reduce((sum, times) => sum + times, 0);

async function raceAll(
  adminUrl: string,
  origins: readonly string[],
  place: SharedPlace,
  people: SharedPlace['people'],
  reads: readonly Read[],
): Promise<Raced> {
  const raced: Raced = { withdrawals: 0, readsAfter: 0, reads: 0, shown: new Map(), newWords: 0, unseen: 0 };
  const waiting = [...people.entries()];
  // each racer changes rows on a connection of its own
  const racer = () =>
    withClient(adminUrl, async (client) => {
      const ways = withdrawals(place, origins[0] ?? '', client);
      const writeMore: Race['writeMore'] = ({ personId }, words) =>
        writeWords((text, values) => client.query(text, [...values]), place.placeId, personId, place.writer, words);
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [n, person] = next;
        const withdraw = ways[n % ways.length];
        if (withdraw) await raceOne({ origins, reads, withdraw, writeMore }, person, raced);
      }
    });
  await Promise.all(Array.from({ length: AT_ONCE }, racer));
  return raced;
}

const USE = 'Write it so: npm run check:withdrawal -- --times 1000';

await runCommand(checkWithdrawal);
