import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessLogDomain } from '@alongside/access-log/api';
import { consentDomain } from '@alongside/consent/api';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, looksAt, type Town } from '@alongside/people/api/testing';
import { OutsideContext } from '@alongside/platform/database';
import type { Safelist } from '@alongside/platform/graphql';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { aWorker, type Worker } from '@alongside/teams/api/testing';
import { conversationsDomain } from './index.ts';
import { anEntry } from './testing/index.ts';

// Who tries to write for somebody whom they may not see has asked for them: it is in the log, and the Guardian is told of it as of any other look.

const operations = JSON.parse(readFileSync(new URL('../../../../apps/api/src/operations.json', import.meta.url), 'utf8')) as Safelist;
const inOneStatement = Object.values(operations).find(({ name }) => name === 'RecordConversation') ?? { name: '', document: '' };
const normally = {
  name: inOneStatement.name,
  document: inOneStatement.document.replace('recordConversation(input: $input)', 'recordConversation(input: $input) @include(if: true)'),
};
const AMEND = 'mutation Amend($input: AmendEntryInput!) { amendEntry(input: $input) { __typename } }';
const ALERTS = 'query Alerts { guardianAlerts { nodes { kind personId looks worker { name } } } }';
const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain, conversationsDomain], {
  safelist: { inOneStatement, normally, amend: { name: 'Amend', document: AMEND }, alerts: { name: 'Alerts', document: ALERTS } },
});
const { database } = api;
let town: Town;
let joe: Worker & Actor;
let darren: Worker & Actor;
let guardian: Actor;

beforeEach(async () => {
  town = await aTown(database);
  [joe, darren] = [await town.worker('Joe Tanner'), await town.worker('Darren Holt', town.housing)];
  guardian = await signIn(database, await aWorker().called('Gail Carr').inRole('guardian').of(database, town.housing));
});

const codesOf = ({ errors }: { errors: readonly { extensions?: { code?: string } }[] }) => errors.map(({ extensions }) => extensions?.code);
const recording = (personId: string): Record<string, unknown> => ({
  ...{ mutationId: uuidv7(), conversationId: uuidv7(), entryId: uuidv7(), personId },
  ...{ words: 'You fixed the gate.', occurredAt: '2026-11-24T10:00:00Z' },
});
const amend = (actor: Actor, personId: string, entryId: string) =>
  api.ask(actor, 'amend', { input: { mutationId: uuidv7(), id: uuidv7(), personId, entryId, expectedVersion: 1, words: 'Otherwise.' } });

interface Alerts {
  guardianAlerts: { nodes: { kind: string; personId: string | null; looks: string[]; worker: { name: string } }[] };
}
/** What the Guardian reads, once the looks so far are sealed and watched. */
async function alerts() {
  await database.sql(
    `insert into log_leaves (position, at, event_id, leaf) select coalesce((select max(position) from log_leaves), 0) + row_number() over (order by at, event_id), at, event_id, leaf
     from access_events e where not exists (select from log_leaves l where l.event_id = e.event_id)`,
  );
  await api.app().get(OutsideContext).call('log.watch', 'select watch_looks(5000)', []);
  return (await api.ask<Alerts>(guardian, 'alerts')).data.guardianAlerts.nodes;
}

describe.each(['inOneStatement', 'normally'])('recording %s', (way) => {
  const record = (actor: Actor, input: Record<string, unknown>) => api.ask(actor, way, { input });

  it('for someone whom the writer must not reach tells the Guardian, and answers as for nobody', async () => {
    const kelly = await aPerson().called('Kelly Marsden').withAlongside(darren).withConflict(darren).at(database, town.place);
    const refused = await record(darren, recording(kelly));
    expect(refused.body).toBe((await record(darren, recording(uuidv7()))).body);
    expect(codesOf(refused)).toEqual(['NOT_FOUND']);
    const looks = await looksAt(database, kelly);
    expect(looks).toEqual([
      { worker_id: darren.workerId, operation: 'RecordConversation', kind: 'opened', result: 'denied', rules: [], entry_ids: [] },
    ]);
    expect(await alerts()).toMatchObject([{ kind: 'conflict_link', personId: kelly, worker: { name: 'Darren Holt' } }]);
  });

  it('many words for one hidden person is one id that is not there, however often it is sent', async () => {
    const hidden = await aPerson().withAlongside(joe).at(database, town.place);
    for (let n = 0; n < 6; n++) await record(darren, recording(hidden));
    expect(await looksAt(database, hidden)).toHaveLength(6);
    expect(await alerts()).toEqual([]);
  });

  it('sent again with the same key is one effect as before, and only what was refused is a denied look', async () => {
    const kelly = await aPerson().withAlongside(joe).at(database, town.place);
    const sent = recording(kelly);
    for (let n = 0; n < 2; n++) expect(codesOf(await record(darren, sent))).toEqual(['NOT_FOUND']);
    expect(await looksAt(database, kelly)).toHaveLength(2);
    const alongside = [kelly, darren.workerId, darren.organisationId, town.place.placeId];
    await database.sql(
      `insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
       values ($1, gen_random_uuid(), $4, $2, $3, 'alongside', 'asked to', moment())`,
      alongside,
    );
    const first = await record(darren, sent);
    expect(first.errors).toEqual([]);
    await database.sql('update involvements set until_at = moment() where person_id = $1 and worker_id = $2', alongside.slice(0, 2));
    expect((await record(darren, sent)).body).toBe(first.body);
    expect(codesOf(await record(darren, { ...sent, words: 'Other words.' }))).toEqual(['CONFLICT']);
    expect(await looksAt(database, kelly)).toHaveLength(2);
    expect(await database.sql('select words from entries where person_id = $1', [kelly])).toEqual([{ words: 'You fixed the gate.' }]);
  });
});

describe('amending', () => {
  it('five times what is not there for the writer, hidden or not there, tells the Guardian', async () => {
    const kelly = await aPerson().withAlongside(joe).withAlongside(darren).at(database, town.place);
    const unsorted = await anEntry().writtenBy(database, joe, kelly);
    for (const entry of [unsorted, uuidv7(), uuidv7(), uuidv7()]) expect(codesOf(await amend(darren, kelly, entry))).toEqual(['NOT_FOUND']);
    expect(await alerts()).toEqual([]);
    expect(codesOf(await amend(darren, kelly, uuidv7()))).toEqual(['NOT_FOUND']);
    const [alert, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ kind: 'not_found', personId: null, worker: { name: 'Darren Holt' } });
    expect(alert?.looks).toHaveLength(5);
    const looks = await looksAt(database, kelly);
    expect(looks[0]).toEqual({
      worker_id: darren.workerId,
      operation: 'Amend',
      kind: 'opened',
      result: 'denied',
      rules: [],
      entry_ids: [unsorted],
    });
  });

  it('asks PostgreSQL the same for what is hidden and for what is not there', async () => {
    const kelly = await aPerson().withAlongside(joe).withAlongside(darren).at(database, town.place);
    const unsorted = await anEntry().writtenBy(database, joe, kelly);
    const hidden = await aPerson().withAlongside(joe).at(database, town.place);
    const ran = async (person: string, entry: string) => {
      api.statements();
      await amend(darren, person, entry);
      const statements = api.statements();
      return `${statements.length} statements\n\n${statements.map(({ name, text }) => `-- ${name}\n${text}`).join('\n\n')}`;
    };
    const none = await ran(uuidv7(), uuidv7());
    expect(none).toMatchSnapshot();
    for (const [person, entry] of [
      [kelly, unsorted],
      [kelly, uuidv7()],
      [hidden, uuidv7()],
    ] as const)
      expect(await ran(person, entry)).toEqual(none);
  });
});
