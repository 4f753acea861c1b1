import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { conversationsDomain } from '@alongside/conversations/api';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, type Town } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { aWorker, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from './index.ts';

const TODAY =
  'query Today { today { people { id } callBacks { id phone person { name standing } asker { name } organisation { name } askedAt } } }';
const ASK = 'mutation Ask($input: AskForCallBackInput!) { askForCallBack(input: $input) { __typename } }';
const DONE = 'mutation Done($input: CallBackDoneInput!) { callBackDone(input: $input) { id } }';
type Today = { today: { callBacks: { id: string; person: { name: string } }[] } };

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain, overviewDomain]);
const { database } = api;
let town: Town;
let priya: Worker & Actor;
let joe: Worker & Actor;
let sam: Worker & Actor;
let alex: Worker & Actor;

beforeAll(() => database.setClock(undefined));
beforeEach(async () => {
  town = await aTown(database); // one of its own for each test: whether a call back is unique depends on everyone in the place
  [priya, joe] = [await town.worker('Priya Nair'), await town.worker('Joe Tanner')];
  [sam, alex] = [await town.worker('Sam Okafor', town.housing), await town.worker('Alex Moore', town.housing)];
});

const kelly = () =>
  aPerson()
    .called('Kelly Marsden', 'Kel')
    .bornOn('1992-02-14')
    .onPhone('07700 900142')
    .livingAt('Alder Street', 'ZZ99 3CZ')
    .withAlongside(priya);
const lead = () => kelly().ledBy(priya).withAlongside(joe).withAlongside(sam);
async function ask(typed: string, actor: Actor = alex): Promise<string> {
  const id = uuidv7();
  await api.ask(actor, ASK, { input: { mutationId: uuidv7(), id, typed, phone: '07700 900199' } });
  return id;
}
const onTodayOf = async (actor: Actor) => (await api.ask<Today>(actor, TODAY)).data.today.callBacks;
const standsWith = async (id: string) => {
  const found: string[] = [];
  for (const [name, actor] of Object.entries({ priya, joe, sam, alex }))
    if ((await onTodayOf(actor)).some((callBack) => callBack.id === id)) found.push(name);
  return found;
};

describe('a call back', () => {
  it('stands on the lead’s Today, with who asks and where to ring', async () => {
    await lead().at(database, town.place);
    const id = await ask('Kelly Marsden 14/2/1992');
    expect(await onTodayOf(priya)).toEqual([
      {
        id,
        phone: '07700 900199',
        person: { name: 'Kelly Marsden', standing: 'alongside' },
        asker: { name: 'Alex Moore' },
        organisation: { name: 'Millbrook Housing' },
        askedAt: expect.any(String) as string,
      },
    ]);
    expect(await standsWith(id)).toEqual(['priya']);
  });

  it('stands with everyone alongside where nobody leads, or where the lead is over', async () => {
    await kelly()
      .withAlongside(joe)
      .withStarting(sam)
      .ledBy(joe, { from: '2025-01-01T00:00:00Z', until: '2025-06-01T00:00:00Z' })
      .at(database, town.place);
    expect(await standsWith(await ask('Kelly Marsden 14/2/1992'))).toEqual(['priya', 'joe']);
  });

  it.each([
    'marsden kelly 1992-02-14',
    'Kelly Jane Marsden ZZ99 3CZ',
    'KELLY MARSDEN 07700 900142',
    '+44 7700 900142 kelly marsden',
    'Kelly Marsden 1/1/1980 zz993cz',
  ])('fits by "%s"', async (typed) => {
    await lead().at(database, town.place);
    expect(await standsWith(await ask(typed))).toEqual(['priya']);
  });

  it.each([
    'Kelly Marsden',
    'Kelly 14/2/1992',
    'Marsden 07700 900142',
    'Kel Marsden 14/2/1992',
    'Kelley Marsden 14/2/1992',
    '14/2/1992',
    '14/2/1992 07700 900142',
    'Kelly Marsden ZZ99',
    'Kelly Marsden 900142',
    'Kelly Marsden 15/2/1992',
  ])('fits nobody by "%s": it is not in full', async (typed) => {
    await lead().at(database, town.place);
    expect(await standsWith(await ask(typed))).toEqual([]);
  });

  it('stands nowhere where two people fit', async () => {
    await lead().at(database, town.place);
    await kelly().onPhone('07700 900150').at(database, town.place);
    expect(await standsWith(await ask('Kelly Marsden 14/2/1992'))).toEqual([]);
    expect(await standsWith(await ask('Kelly Marsden 14/2/1992 07700 900142'))).toEqual([]);
    expect(await standsWith(await ask('Kelly Marsden 07700 900142'))).toEqual(['priya']);
  });

  it('never fits by hidden whereabouts', async () => {
    await lead().whoseWhereaboutsAreHidden().at(database, town.place);
    expect(await standsWith(await ask('Kelly Marsden ZZ99 3CZ'))).toEqual([]);
    expect(await standsWith(await ask('Kelly Marsden 14/2/1992'))).toEqual(['priya']);
  });

  it('never comes from someone with a conflict link, on any login, nor one to someone in the household', async () => {
    const own = await aPerson().called('Darren Holt').at(database, town.place);
    const darren = await aWorker().called('Darren Holt').whoIs(own).of(database, town.housing);
    const twin = await aWorker().called('D. Holt').whoIs(own).of(database, town.anchor);
    const household = uuidv7();
    await lead().inHousehold(household).withConflict(darren).at(database, town.place);
    await aPerson().called('Mia Marsden').bornOn('2012-05-05').inHousehold(household).withAlongside(priya).at(database, town.place);
    for (const worker of [darren, twin]) {
      const actor = await signIn(database, worker);
      expect(await standsWith(await ask('Kelly Marsden 14/2/1992', actor))).toEqual([]);
      expect(await standsWith(await ask('Mia Marsden 5/5/2012', actor))).toEqual([]);
    }
    expect(await standsWith(await ask('Mia Marsden 5/5/2012'))).toEqual(['priya']);
  });

  it('does not come back to the one who asks, nor cross into another place', async () => {
    await lead().at(database, town.place);
    expect(await standsWith(await ask('Kelly Marsden 14/2/1992', priya))).toEqual([]);
    const elsewhere = await aTown(database);
    expect(await standsWith(await ask('Kelly Marsden 14/2/1992', await elsewhere.worker('Alex Moore')))).toEqual([]);
  });

  it('leaves the Today of everyone when the call was made, and after 30 days', async () => {
    await kelly().withAlongside(joe).at(database, town.place);
    const [id, other] = [await ask('Kelly Marsden 14/2/1992'), await ask('Kelly Marsden 14/2/1992', sam)];
    expect((await onTodayOf(joe)).map((callBack) => callBack.id)).toEqual([id, other]);
    await api.ask(joe, DONE, { input: { mutationId: uuidv7(), callBackId: id } });
    expect(await standsWith(id)).toEqual([]);
    expect(await standsWith(other)).toEqual(['priya', 'joe']);
    await database.sql("update call_backs set asked_at = moment() - interval '31 days' where call_back_id = $1", [other]);
    expect(await standsWith(other)).toEqual([]);
  });

  it('does not stand with a lead who is linked to the person', async () => {
    await kelly().ledBy(joe).withAlongside(joe).withConflict(joe).at(database, town.place);
    expect(await standsWith(await ask('Kelly Marsden 14/2/1992'))).not.toContain('joe');
  });
});
