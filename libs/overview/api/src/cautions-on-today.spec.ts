import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { conversationsDomain } from '@alongside/conversations/api';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, looksAt, type Town } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import type { Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from './index.ts';

// The caution notes on Today: whom somebody asks to agree, and who has to look again, and nobody else.

const TODAY = 'query Today { today { cautions { id state reviewOn author { name } person { name } } } }';
const RESULT = '{ __typename }';
const PUT = `mutation Put($input: PutCautionInput!) { putCaution(input: $input) ${RESULT} }`;
const AGREE = `mutation Agree($input: AgreeCautionInput!) { agreeCaution(input: $input) ${RESULT} }`;
const CONTINUE = `mutation Continue($input: ContinueCautionInput!) { continueCaution(input: $input) ${RESULT} }`;
const END = `mutation End($input: EndCautionInput!) { endCaution(input: $input) ${RESULT} }`;
interface Today {
  today: { cautions: { id: string; state: string; reviewOn: string }[] };
}

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain, overviewDomain]);
const { database } = api;
let town: Town;
let priya: Worker & Actor; // writes
let sam: Worker & Actor; // is asked
let imran: Worker & Actor; // alongside too
let kelly: string;

beforeEach(async () => {
  await database.setClock('2026-11-24T10:00:00Z');
  town = await aTown(database);
  priya = await town.worker('Priya Nair');
  sam = await town.worker('Sam Okafor', town.housing);
  imran = await town.worker('Imran Aziz', town.housing);
  kelly = await aPerson().withAlongside(priya).withAlongside(sam).withAlongside(imran).at(database, town.place);
});

const again = (worker: Worker) => signIn(database, worker);
async function send(worker: Worker, document: string, input: object): Promise<void> {
  const { data, errors } = await api.ask<object>(await again(worker), document, {
    input: { mutationId: uuidv7(), personId: kelly, ...input },
  });
  expect(errors).toEqual([]);
  expect(Object.values(data)).toEqual([{ __typename: 'CautionKept' }]);
}
async function asked(reviewOn = '2026-12-24'): Promise<string> {
  const id = uuidv7();
  const words = { words: 'Go in twos.', evidence: 'Sam was bitten.', told: true, toldWords: 'At the door.' };
  await send(priya, PUT, { id, secondId: sam.workerId, reviewOn, ...words });
  return id;
}
const agree = (entryId: string) => send(sam, AGREE, { entryId });
const lines = async (worker: Worker) => (await api.ask<Today>(await again(worker), TODAY)).data.today.cautions;

describe('a caution note on Today', () => {
  it('waits for the second person alone, until they agree', async () => {
    const id = await asked();
    expect(await lines(sam)).toEqual([
      { id, state: 'draft', reviewOn: '2026-12-24', author: { name: 'Priya Nair' }, person: { name: 'Kelly Marsden' } },
    ]);
    for (const worker of [priya, imran]) expect(await lines(worker)).toEqual([]);
    await agree(id);
    for (const worker of [priya, sam, imran]) expect(await lines(worker)).toEqual([]);
  });

  it('comes back to its author alone from seven days before its review day to its end', async () => {
    const id = await asked();
    await agree(id);
    await database.setClock('2026-12-16T23:59:59Z');
    expect(await lines(priya)).toEqual([]);
    await database.setClock('2026-12-17T00:00:00Z');
    expect(await lines(priya)).toMatchObject([{ id, state: 'active', reviewOn: '2026-12-24' }]);
    for (const worker of [sam, imran]) expect(await lines(worker)).toEqual([]);
    await database.setClock('2026-12-24T23:59:59Z');
    expect(await lines(priya)).toHaveLength(1);
    await database.setClock('2026-12-25T00:00:00Z');
    expect(await lines(priya)).toEqual([]);
  });

  it('asks whoever is to agree that it goes on, and leaves its author in peace once they are asked', async () => {
    const id = await asked('2026-11-30');
    await agree(id);
    expect(await lines(priya)).toMatchObject([{ id }]);
    const next = uuidv7();
    const on = { evidence: 'It bit Imran too.', told: true, toldWords: 'At the door.' };
    await send(priya, CONTINUE, { entryId: id, id: next, secondId: imran.workerId, reviewOn: '2026-12-01', ...on });
    expect(await lines(priya)).toEqual([]);
    expect(await lines(imran)).toMatchObject([{ id: next, state: 'draft' }]);
    expect(await lines(sam)).toEqual([]);
    await send(imran, END, { entryId: next, because: 'It is no longer so.' });
    expect(await lines(priya)).toMatchObject([{ id, reviewOn: '2026-11-30' }]);
    expect(await lines(imran)).toEqual([]);
  });

  it('no longer asks after its review day, and not once it has ended', async () => {
    const [first, second] = [await asked('2026-11-24'), await asked('2026-11-25')];
    expect(
      (await lines(sam)).map(({ id }) => id),
      'the soonest first',
    ).toEqual([first, second]);
    await send(priya, END, { entryId: first, because: 'I was wrong.' });
    expect(await lines(sam)).toMatchObject([{ id: second }]);
    await database.setClock('2026-11-26T00:00:00Z');
    expect(await lines(sam)).toEqual([]);
  });

  it('gives no line about somebody whom the worker must not reach, or is not with any more', async () => {
    const soon = await asked('2026-11-30');
    await agree(soon);
    await asked();
    for (const worker of [priya, sam]) expect(await lines(worker)).toHaveLength(1);
    for (const { workerId } of [priya, sam])
      await database.sql("update involvements set until_at = moment() - interval '1 second' where person_id = $1 and worker_id = $2", [
        kelly,
        workerId,
      ]);
    for (const worker of [priya, sam]) expect(await lines(worker)).toEqual([]);
    await database.sql('update involvements set until_at = null where person_id = $1', [kelly]);
    for (const worker of [priya, sam]) expect(await lines(worker)).toHaveLength(1);
    await database.sql(
      `insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at)
       select $1, gen_random_uuid(), $2, w, 'ex', moment() from unnest($3::uuid[]) w`,
      [kelly, town.place.placeId, [priya.workerId, sam.workerId]],
    );
    for (const worker of [priya, sam]) expect(await lines(worker)).toEqual([]);
  });

  it('is logged as listed, with the note', async () => {
    const id = await asked();
    await lines(sam);
    const looks = (await looksAt(database, kelly)).filter(({ operation }) => operation === 'Today');
    expect(looks).toEqual([
      expect.objectContaining({ worker_id: sam.workerId, kind: 'listed', result: 'shown', rules: ['alongside', 'D7a'], entry_ids: [id] }),
    ]);
  });
});

// A rule that a test cannot see broken is not tested.
describe('the rule', () => {
  const mutants: readonly (readonly [name: string, stands: string, instead: string])[] = [
    ['my_waiting_cautions', 'e.caution_second_id = me_worker() and ', ''],
    ['my_waiting_cautions', ' and e.author_id = me_worker()', ''],
    ['my_waiting_cautions', "e.caution_state = 'draft' and ", ''],
    ['my_waiting_cautions', ' and e.caution_review_on >= london_day(moment())', ''],
    ['my_waiting_cautions', '+ 7', '+ 8'],
    ['my_waiting_cautions', ' and (c.may_agree or c.may_continue)', ''],
    ['my_waiting_cautions', 'c.person_id = e.person_id and c.entry_id = e.entry_id', 'true'],
  ];

  it.each(mutants)('%s without "%s" is noticed', async (...mutant) => {
    const before = await whatComes();
    expect(await withBrokenRule(database, mutant, whatComes)).not.toEqual(before);
  });

  async function whatComes(): Promise<unknown[]> {
    await database.setClock('2026-11-24T10:00:00Z');
    kelly = await aPerson().withAlongside(priya).withAlongside(sam).withAlongside(imran).at(database, town.place);
    const agreed = [await asked('2026-12-02'), await asked('2026-12-01')];
    for (const id of agreed) await agree(id);
    await asked('2026-11-24');
    const on = { evidence: 'It bit Imran too.', told: true, toldWords: 'At the door.' };
    await send(priya, CONTINUE, { entryId: agreed[1], id: uuidv7(), secondId: imran.workerId, reviewOn: '2026-12-20', ...on });
    const all: unknown[] = [];
    const note = async () => {
      for (const worker of [priya, sam, imran]) all.push((await lines(worker)).map(({ state, reviewOn }) => [state, reviewOn]));
    };
    await note();
    await database.setClock('2026-11-25T10:00:00Z');
    await note();
    return all;
  }
});
