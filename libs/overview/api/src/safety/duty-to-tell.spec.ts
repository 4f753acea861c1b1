import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessLogDomain } from '@alongside/access-log/api';
import { consentDomain } from '@alongside/consent/api';
import { anOverride } from '@alongside/consent/api/testing';
import { conversationsDomain } from '@alongside/conversations/api';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, looksAt, type Town } from '@alongside/people/api/testing';
import { type Actor, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from '../index.ts';

const TOLD = 'mutation Told($input: PersonToldInput!) { personTold(input: $input) { __typename } }';
const NOT_YET = 'mutation NotYet($input: AskNotYetInput!) { askNotYet(input: $input) { __typename } }';
const TODAY = `query Today { today { opened { worker { name } organisation { name } person { id } ground }
  toTell { id typed notByMessage askedNotYet notYetUntil stillOpen } } }`;
interface Today {
  today: { opened: { worker: { name: string }; ground: string }[]; toTell: { id: string; typed: string; notYetUntil: string | null }[] };
}
type At = Worker & Actor;

const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain, conversationsDomain, overviewDomain]);
const { database } = api;
const TYPED = 'Kelly Marsden 14/2/1992';
let town: Town;
let priya: At;
let joe: At;
let alex: At;

const itIs = async (instant: string) => {
  await database.setClock(instant);
  await database.sql("update sessions set seen_at = moment(), ends_at = moment() + interval '12 hours'");
};
beforeEach(async () => {
  await itIs('2026-11-24T10:00:00Z'); // a Tuesday
  town = await aTown(database);
  [priya, joe, alex] = [await town.worker('Priya Nair'), await town.worker('Joe Tanner'), await town.worker('Alex Moore', town.housing)];
});

const aKelly = () => aPerson().called('Kelly Marsden').bornOn('1992-02-14').withAlongside(priya).ledBy(priya);
const invoke = (actor: Actor) => anOverride(api, actor);
const today = async (actor: Actor) => (await api.ask<Today>(actor, TODAY)).data.today;

describe('on Today', () => {
  it('the lead reads at once who opened the record, and those alongside where nobody leads', async () => {
    const kelly = await aKelly().withAlongside(joe).at(database, town.place);
    await invoke(alex);
    expect((await today(priya)).opened).toEqual([
      { worker: { name: 'Alex Moore' }, organisation: { name: 'Millbrook Housing' }, person: { id: kelly }, ground: 'emergency' },
    ]);
    for (const other of [joe, alex]) expect((await today(other)).opened).toEqual([]);
    expect((await looksAt(database, kelly)).at(-1)).toMatchObject({ operation: 'Today', kind: 'listed' });
    await database.sql('delete from lead_workers where person_id = $1', [kelly]);
    expect((await today(joe)).opened).toHaveLength(1);
    await itIs('2026-12-01T10:00:01Z');
    expect((await today(joe)).opened).toEqual([]);
  });

  it('the lead does not read that a protected service opened it', async () => {
    await aKelly().at(database, town.place);
    const haven = await anOrganisation().called('Safe Haven').protected().at(database, town.place);
    const id = await invoke(await town.worker('Nadia Rahman', haven));
    expect((await today(priya)).opened).toEqual([]);
    expect(id).toBeTruthy();
  });

  it('the duty to tell stands with whoever invoked it, in the words that they typed, until it is done', async () => {
    await aKelly().at(database, town.place);
    const id = await invoke(alex);
    expect((await today(alex)).toTell).toMatchObject([{ id, typed: TYPED, notByMessage: false, stillOpen: true }]);
    expect((await today(priya)).toTell).toEqual([]);
    const told = (actor: Actor, how: string) =>
      api.ask<{ personTold: { __typename: string } }>(actor, TOLD, { input: { mutationId: uuidv7(), overrideId: id, how } });
    expect((await told(priya, 'in_person')).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await told(alex, 'by_message')).data.personTold.__typename).toBe('PersonTold');
    expect((await today(alex)).toTell).toEqual([]);
  });

  it('the person is told nothing by message while a link, a protected place or a self-harm risk is live', async () => {
    const kelly = await aKelly().withConflict(joe).at(database, town.place);
    const id = await invoke(alex);
    expect((await today(alex)).toTell).toMatchObject([{ notByMessage: true }]);
    const told = async (how: string) =>
      (await api.ask<{ personTold: { __typename: string } }>(alex, TOLD, { input: { mutationId: uuidv7(), overrideId: id, how } })).data
        .personTold.__typename;
    expect(await told('by_message')).toBe('NotByMessage');
    expect((await today(alex)).toTell).toHaveLength(1);
    expect(await told('in_person')).toBe('PersonTold');
    expect(kelly).toBeTruthy();
  });

  it('not yet needs a reason and a day within 28 days, and someone who agrees', async () => {
    await aKelly().at(database, town.place);
    const id = await invoke(alex);
    const ask = async (actor: Actor, until: string, reason = 'He reads her post.') =>
      (
        await api.ask<{ askNotYet: { __typename: string } }>(actor, NOT_YET, {
          input: { mutationId: uuidv7(), overrideId: id, reason, until },
        })
      ).data?.askNotYet.__typename;
    expect(await ask(alex, '2026-12-22')).toBe('NotYetIncomplete');
    expect(await ask(alex, '2026-11-23')).toBe('NotYetIncomplete');
    expect(await ask(alex, '2026-12-01', ' ')).toBe('NotYetIncomplete');
    expect(await ask(priya, '2026-12-01')).toBeUndefined();
    expect(await ask(alex, '2026-12-01')).toBe('NotYetAsked');
    expect((await today(alex)).toTell).toMatchObject([{ id, askedNotYet: true, notYetUntil: null }]);
    expect(await database.sql('select from not_yets')).toEqual([]);
  });

  it('what opened nothing stands with nobody: not with whoever tried, and not with the lead', async () => {
    await aKelly().withConflict(alex).at(database, town.place);
    await invoke(alex);
    expect(await today(alex)).toEqual({ opened: [], toTell: [] });
    expect((await today(priya)).opened).toEqual([]);
  });
});
