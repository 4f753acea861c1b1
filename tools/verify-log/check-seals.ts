import type { KeyObject } from 'node:crypto';
import type pg from 'pg';
import {
  isSigned,
  leafOf,
  linkOf,
  LOOK_COLUMNS,
  type LookRow,
  NOTHING_BEFORE,
  rootOf,
  type Seal,
  SEAL_ROWS,
  sealOf,
  type SealRow,
} from '../../libs/access-log/model/src/index.ts';
import type { Findings } from './findings.ts';

/** How much earlier than the seal before it a look may be dated: its transaction may have ended late. */
export const WINDOW_US = 10n * 60n * 1_000_000n;
/** How much later than its own seal: clocks are not exact. */
const AHEAD_US = 60n * 1_000_000n;

interface SealedLook extends LookRow {
  readonly sealed_position: string;
  readonly sealed_at_us: string;
  readonly sealed_event: string;
  readonly sealed_leaf: Buffer;
}

/** The last seal that a check has passed, and how many looks it has seen. */
export interface Passed {
  readonly seal: Seal | undefined;
  readonly looks: number;
}

const SEALS = `select number::text, first_position::text, last_position::text, root, previous,
  to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sealed_at, key_id, signature
  from log_seals s where s.number > $1 order by s.number limit 500`;

const LOOKS = `select l.position::text as sealed_position, (extract(epoch from l.at) * 1000000)::bigint::text as sealed_at_us,
  l.event_id as sealed_event, l.leaf as sealed_leaf, e.*
  from log_leaves l left join lateral (select ${LOOK_COLUMNS} from access_events a where a.at = l.at and a.event_id = l.event_id) e on true
  where l.position between $1 and $2 order by l.position`;

/** Checks every seal in order, with every look that it holds. `each` sees each seal that was read. */
export async function checkSeals(
  client: pg.Client,
  trusted: ReadonlyMap<string, KeyObject>,
  findings: Findings,
  each: (seal: Seal, looks: number) => void,
): Promise<Passed> {
  let before: Seal | undefined;
  let looks = 0;
  for (;;) {
    const { rows } = await client.query<SealRow>(SEALS, [before?.number ?? 0]);
    if (rows.length === 0) return { seal: before, looks };
    for (const block of blocksOf(rows.map(sealOf))) {
      const held = await looksIn(client, block);
      for (const seal of block) {
        checkChain(seal, before, trusted, findings);
        checkLooks(seal, before, held, findings);
        looks += seal.last - seal.first + 1;
        before = seal;
        each(seal, looks);
      }
    }
  }
}

/** Seals whose looks are read at once. */
function blocksOf(seals: readonly Seal[]): Seal[][] {
  const blocks: Seal[][] = [];
  let room = 0;
  for (const seal of seals) {
    const size = seal.last - seal.first + 1;
    if (size > room) {
      blocks.push([]);
      room = 2 * SEAL_ROWS;
    }
    blocks.at(-1)?.push(seal);
    room -= size;
  }
  return blocks;
}

async function looksIn(client: pg.Client, seals: readonly Seal[]): Promise<Map<number, SealedLook[]>> {
  const held = new Map<number, SealedLook[]>();
  const [first, last] = [Math.min(...seals.map((seal) => seal.first)), Math.max(...seals.map((seal) => seal.last))];
  for (const row of (await client.query<SealedLook>(LOOKS, [first, last])).rows) {
    const position = Number(row.sealed_position);
    const here = held.get(position);
    if (here) here.push(row);
    else held.set(position, [row]);
  }
  return held;
}

function checkChain(seal: Seal, before: Seal | undefined, trusted: ReadonlyMap<string, KeyObject>, findings: Findings): void {
  const name = `Seal ${seal.number}`;
  if (seal.number !== (before?.number ?? 0) + 1)
    findings.add('broken link', `${name} follows seal ${before?.number ?? 0}: those between are gone.`);
  else if (!seal.previous.equals(before ? linkOf(before) : NOTHING_BEFORE))
    findings.add('broken link', `${name} was made after another seal than the one that stands before it now.`);
  if (seal.first !== (before?.last ?? 0) + 1)
    findings.add('broken link', `${name} begins at position ${seal.first}, and the one before ends at ${before?.last ?? 0}.`);
  if (before && seal.sealedAt < before.sealedAt) findings.add('back-dated', `${name} is dated before the seal before it.`);
  const key = trusted.get(seal.keyId);
  if (!key) findings.add('another key', `${name} is signed with the key ${seal.keyId}, which is not among the trusted ones.`);
  else if (!isSigned(seal, key)) findings.add('forged', `${name} does not bear the signature of its key.`);
}

function checkLooks(seal: Seal, before: Seal | undefined, held: ReadonlyMap<number, SealedLook[]>, findings: Findings): void {
  const earliest = before ? microseconds(before.sealedAt) - WINDOW_US : undefined;
  const latest = microseconds(seal.sealedAt) + AHEAD_US;
  const leaves: Buffer[] = [];
  let last: SealedLook | undefined;
  for (let position = seal.first; position <= seal.last; position++) {
    const [look, another] = held.get(position) ?? [];
    if (!look) {
      findings.add('removed', `Seal ${seal.number}: which look stood at position ${position} is gone.`);
      continue;
    }
    leaves.push(look.sealed_leaf);
    const where = `Seal ${seal.number}, ${monthOf(look.sealed_at_us)}, look ${look.sealed_event}`;
    if (another) findings.add('doubled', `${where}: it stands in the log more than once.`);
    if (look.event_id === null) findings.add('removed', `${where}: it was sealed, and is not in the log any more.`);
    else if (!leafOf(look).equals(look.sealed_leaf)) findings.add('edited', `${where}: it says something else than when it was sealed.`);
    const at = BigInt(look.sealed_at_us);
    if (earliest !== undefined && at < earliest) findings.add('back-dated', `${where}: it is dated long before the seal before it.`);
    if (at > latest) findings.add('dated later', `${where}: it is dated after its own seal.`);
    if (last && orderOf(last) >= orderOf(look)) findings.add('reordered', `${where}: it stands behind a later one.`);
    last = look;
  }
  if (leaves.length === 0 || !rootOf(leaves).equals(seal.root))
    findings.add('another root', `Seal ${seal.number} was made over other looks, or in another order, than it holds now.`);
}

/** A time such as 2026-11-28T16:20:00.123456Z in microseconds since 1970. */
const microseconds = (at: string): bigint => BigInt(Date.parse(`${at.slice(0, 19)}Z`)) * 1000n + BigInt(at.slice(20, 26));

const orderOf = ({ sealed_at_us, sealed_event }: SealedLook): string => `${sealed_at_us.padStart(20, '0')} ${sealed_event}`;

const monthOf = (us: string): string => new Date(Number(BigInt(us) / 1000n)).toISOString().slice(0, 7);
