import { v7 as uuidv7 } from 'uuid';
import type { Look } from './statement.ts';

export type LookToLog = Look;

const INTO =
  'insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)';

const LOG = `${INTO}
select me_place(), l.person_id, moment(), l.event_id, me_worker(), me_organisation(), me_role(), me_session(), me_purpose(), $1, l.kind, l.result, l.entry_ids, l.rules, $2
from jsonb_to_recordset($3) l (person_id uuid, event_id uuid, kind text, result text, entry_ids uuid[], rules text[])`;

// Most operations look at one person: a fifth less work than a list of one.
const LOG_ONE = `${INTO}
values (me_place(), $1, moment(), $2, me_worker(), me_organisation(), me_role(), me_session(), me_purpose(), $3, $4, $5, $6, $7, $8)`;

interface Event {
  person_id: string;
  event_id: string;
  kind: string;
  result: string;
  entry_ids: string[];
  rules: string[];
}

/** The statement that writes the looks of one operation: one event a person and kind, with every entry that was shown and the rules that showed them. */
export function logLooks(
  looks: readonly LookToLog[],
  operation: string,
  requestId: string,
): { name: string; text: string; values: unknown[] } {
  const events = new Map<string, Event>();
  for (const { personId, kind, result = 'shown', entryIds = [], rules = [] } of looks) {
    const key = `${personId} ${kind} ${result}`;
    const event = events.get(key) ?? { person_id: personId, event_id: uuidv7(), kind, result, entry_ids: [], rules: [] };
    event.entry_ids.push(...entryIds.filter((id) => !event.entry_ids.includes(id)));
    event.rules.push(...rules.filter((rule) => !event.rules.includes(rule)));
    events.set(key, event);
  }
  const [one, ...others] = events.values();
  if (one && !others.length) {
    const { person_id, event_id, kind, result, entry_ids, rules } = one;
    return { name: 'door.log_one', text: LOG_ONE, values: [person_id, event_id, operation, kind, result, entry_ids, rules, requestId] };
  }
  return { name: 'door.log', text: LOG, values: [operation, requestId, JSON.stringify([...events.values()])] };
}
