import type { KeyObject } from 'node:crypto';
import type pg from 'pg';
import { checkSeals, WINDOW_US } from './check-seals.ts';
import { WitnessCheck } from './check-witness.ts';
import { type Finding, Findings } from './findings.ts';

/** What a check goes by, beside the database. */
export interface Beside {
  /** Public keys that are believed, by their ids. */
  readonly trusted: ReadonlyMap<string, KeyObject>;
  /** What the witnesses hold, each as its whole text. */
  readonly witnesses: readonly string[];
}

/** What a check came to. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly seals: number;
  readonly looks: number;
}

const UNSEALED = `select coalesce(nullif(to_char(at at time zone 'UTC', 'YYYY-MM'), ''), 'no month') as month, count(*)::int as count, (array_agg(event_id order by at))[1:5] as some
  from access_events e where (at < statement_timestamp() - make_interval(secs => $1) or not isfinite(at))
  and not exists (select from log_leaves l where l.at = e.at and l.event_id = e.event_id) group by 1 order by 1`;

const BEYOND = 'select count(*)::int as count from log_leaves where position > $1';

/** Checks the whole log. The login must be one that reads all of it: the migrator's. `progress` sees how many looks were checked so far. */
export async function checkLog(
  client: pg.Client,
  { trusted, witnesses }: Beside,
  progress: (looks: number) => void = () => undefined,
): Promise<Checked> {
  const findings = new Findings();
  if (trusted.size === 0) findings.add('no key', 'There is no trusted key, so no signature could be checked.');
  const {
    rows: [clock],
  } = await client.query<{ now: Date }>('select statement_timestamp() as now');
  const witness = new WitnessCheck(witnesses, findings, clock?.now ?? new Date());
  const { seal, looks } = await checkSeals(client, trusted, findings, (each, so_far) => {
    witness.compare(each);
    progress(so_far);
  });
  witness.end(seal?.number ?? 0);

  const { rows: unsealed } = await client.query<{ month: string; count: number; some: string[] }>(UNSEALED, [
    Number(WINDOW_US / 1_000_000n),
  ]);
  for (const { month, count, some } of unsealed)
    findings.add(
      'without a seal',
      `${month}: ${count} ${count === 1 ? 'look has' : 'looks have'} no seal although older than ten minutes (${some.join(', ')}${count > some.length ? ', …' : ''}). ` +
        'They were put in later, or nothing has sealed since.',
    );
  const { rows: beyond } = await client.query<{ count: number }>(BEYOND, [seal?.last ?? 0]);
  if (beyond[0]?.count) findings.add('removed', `${beyond[0].count} looks stand behind the last seal: the seal that held them is gone.`);
  if (!seal && unsealed.length) findings.add('no seals', 'There is no seal at all.');
  return { findings: findings.all, seals: seal?.number ?? 0, looks };
}
