import { createHash } from 'node:crypto';

/** A look as its row says it. */
export interface LookRow {
  readonly place_id: string;
  readonly person_id: string;
  /** Microseconds since 1970, as text: more than a Date can hold. */
  readonly at_us: string;
  readonly event_id: string;
  readonly worker_id: string;
  readonly organisation_id: string;
  readonly role: string;
  readonly session_id: string;
  readonly purpose: string;
  readonly operation: string;
  readonly kind: string;
  readonly result: string;
  readonly entry_ids: readonly string[];
  readonly rules: readonly string[];
  readonly request_id: string;
}

/** What to select of access_events for a LookRow. */
export const LOOK_COLUMNS = `place_id, person_id, (extract(epoch from at) * 1000000)::bigint::text as at_us, event_id, worker_id, organisation_id, role,
  session_id, purpose, operation, kind, result, entry_ids, rules, request_id`;

const NAME = Buffer.from('\0alongside access event 1\n');
/** Microseconds from 1970 to 2000, where PostgreSQL's time begins. */
const EPOCH_2000_US = 946_684_800_000_000n;
const UUID_TYPE = 2950;

/** The SHA-256 leaf of a look, as the database computes it (`access_leaf`), without the database. */
export function leafOf(look: LookRow): Buffer {
  const hash = createHash('sha256').update(NAME).update(uuid(look.place_id)).update(uuid(look.person_id));
  const at = Buffer.alloc(8);
  at.writeBigInt64BE(BigInt(look.at_us) - EPOCH_2000_US);
  hash.update(at);
  for (const id of [look.event_id, look.worker_id, look.organisation_id, look.session_id, look.request_id]) hash.update(uuid(id));
  for (const text of [look.role, look.purpose, look.operation, look.kind, look.result, jsonOf(look.rules)]) {
    const bytes = Buffer.from(text);
    hash.update(int(bytes.length)).update(bytes);
  }
  return hash.update(uuids(look.entry_ids)).digest();
}

const uuid = (text: string): Buffer => Buffer.from(text.replaceAll('-', ''), 'hex');

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** PostgreSQL's binary form of uuid[]: dimensions, nulls, type; then how many, from which index; then each behind its length. */
function uuids(ids: readonly string[]): Buffer {
  if (ids.length === 0) return Buffer.concat([int(0), int(0), int(UUID_TYPE)]);
  return Buffer.concat([...[1, 0, UUID_TYPE, ids.length, 1].map(int), ...ids.flatMap((id) => [int(16), uuid(id)])]);
}

/** A list of texts as PostgreSQL writes it in jsonb. */
const jsonOf = (texts: readonly string[]): string => `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`;
