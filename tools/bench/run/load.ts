// The load, in a process of its own: it is told what to ask and answers with what it saw.
import autocannon from 'autocannon';
import { v7 as uuidv7 } from 'uuid';
import { processorSeconds } from '../machine.ts';
import { percentile } from '../statistics.ts';

/** One request; `{{new id}}` in its body becomes a fresh UUIDv7 each time it is sent. */
export interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A stretch of load. */
export interface Job {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  readonly asked: readonly Asked[];
  /** What each answer must hold, and how often. */
  readonly holds: { readonly text: string; readonly times: number };
  readonly contenderPid: number;
  readonly postgresPid: number;
}

/** What came of it. Milliseconds; processor time is a request's. */
export interface Seen {
  readonly answers: number;
  /** Answers of another status or content, errors and time-outs. */
  readonly wrong: number;
  readonly firstWrong: string | undefined;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly contenderMs: number;
  readonly postgresMs: number;
}

const NEW_ID = '{{new id}}';

async function run({ port, connections, seconds, asked, holds, contenderPid, postgresPid }: Job): Promise<Seen> {
  const requests = asked.map(({ path, headers, body }) => ({
    ...{ method: 'POST' as const, path, body, headers: { 'content-type': 'application/json', ...headers } },
    ...(body.includes(NEW_ID)
      ? { setupRequest: (request: autocannon.Request) => ({ ...request, body: body.replaceAll(NEW_ID, () => uuidv7()) }) }
      : {}),
  }));
  const times: number[] = [];
  let firstWrong: string | undefined;
  let client = 0;
  const right = (body: unknown): boolean => {
    const text = String(body);
    if (text.split(holds.text).length - 1 === holds.times) return true;
    firstWrong ??= text.slice(0, 300);
    return false;
  };
  const before = [processorSeconds(contenderPid), processorSeconds(postgresPid)] as const;
  const from = performance.now();
  const result = await new Promise<autocannon.Result>((done, failed) => {
    const options = {
      ...{ url: `http://127.0.0.1:${port}`, connections, duration: seconds, sampleInt: 100, timeout: 20, verifyBody: right },
      // each connection asks for people of its own, so that no two ask for the same one at once
      setupClient: (each: autocannon.Client) => {
        const mine = requests.filter((_, n) => n % connections === client % connections);
        client++;
        each.setRequests(mine.length ? mine : requests);
      },
    };
    const running = autocannon(options, (error: unknown, seen) =>
      error ? failed(new Error('autocannon ended early', { cause: error })) : done(seen),
    );
    running.on('response', (_client, _status, _bytes, took) => void times.push(took));
  });
  const passed = (performance.now() - from) / 1000;
  const [contender, postgres] = [processorSeconds(contenderPid) - before[0], processorSeconds(postgresPid) - before[1]];
  const sorted = Float64Array.from(times).sort();
  const answers = sorted.length;
  return {
    answers,
    wrong: result.non2xx + result.errors + result.timeouts + result.mismatches,
    firstWrong,
    perSecond: answers / passed,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    contenderMs: (1000 * contender) / answers,
    postgresMs: (1000 * postgres) / answers,
  };
}

process.on('message', (job: Job) => {
  run(job).then(
    (seen) => process.send?.({ seen }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  );
});
// until there is something to ask, only the line to the parent keeps this process
process.channel?.ref();
