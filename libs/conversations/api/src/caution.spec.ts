import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, looksAt } from '@alongside/people/api/testing';
import { signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { conversationsDomain } from './index.ts';

// A caution note, from its draft to its review day: who sees it when, and who may do what with it.

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain]);
const { database } = api;
const RESULT = '{ __typename ... on CannotCaution { message } ... on CautionKept { id } }';
const PUT = `mutation Put($input: PutCautionInput!) { putCaution(input: $input) ${RESULT} }`;
const AGREE = `mutation Agree($input: AgreeCautionInput!) { agreeCaution(input: $input) ${RESULT} }`;
const END = `mutation End($input: EndCautionInput!) { endCaution(input: $input) ${RESULT} }`;
const NOTES =
  'query Notes($personId: ID!) { cautionNotes(personId: $personId) { id state words evidence toldWords told reviewOn author { name } second { name } mayAgree mayEnd mayContinue } }';

let place: Place;
let anchor: Organisation;
let priya: Worker;
let sam: Worker;
let imran: Worker;
let ruth: Worker;
let stranger: Worker;

beforeAll(async () => {
  place = await aPlace(database);
  anchor = await anOrganisation().at(database, place);
  const housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  priya = await aWorker().called('Priya Nair').of(database, anchor);
  sam = await aWorker().called('Sam Okafor').of(database, housing);
  imran = await aWorker().called('Imran Aziz').of(database, housing);
  ruth = await aWorker().called('Ruth Castle').of(database, housing);
  stranger = await aWorker().of(database, anchor);
});
beforeEach(() => database.setClock('2026-11-24T10:00:00Z'));

const aWorld = () => aPerson().withAlongside(priya).withAlongside(sam).withAlongside(imran).withStarting(ruth).at(database, place);

async function send(worker: Worker, document: string, input: object): Promise<string> {
  const { data, errors } = await api.ask<Record<string, { __typename: string }> | null>(await signIn(database, worker), document, {
    input: { mutationId: uuidv7(), ...input },
  });
  return errors[0]?.extensions?.code ?? Object.values(data!)[0]!.__typename;
}
const put = (worker: Worker, personId: string, id: string, change: object = {}) =>
  send(worker, PUT, {
    personId,
    id,
    words: 'Go in twos. The dog bites.',
    evidence: 'Sam was bitten on 3 November.',
    secondId: sam.workerId,
    reviewOn: '2026-12-24',
    told: true,
    toldWords: 'Today, at the door.',
    ...change,
  });
interface Note {
  id: string;
  state: string;
  mayAgree: boolean;
  mayEnd: boolean;
  mayContinue: boolean;
}
async function notes(worker: Worker, personId: string): Promise<string[]> {
  const { data, errors } = await api.ask<{ cautionNotes: Note[] }>(await signIn(database, worker), NOTES, { personId });
  expect(errors).toEqual([]);
  return data.cautionNotes.map(({ state, mayAgree, mayEnd, mayContinue }) =>
    [state, mayAgree && 'may agree', mayEnd && 'may end', mayContinue && 'may continue'].filter(Boolean).join(', '),
  );
}

describe('a caution note', () => {
  it('is a draft for its author and the second person alone, until that one agrees', async () => {
    const kelly = await aWorld();
    const id = uuidv7();
    expect(await put(priya, kelly, id)).toBe('CautionKept');
    expect(await notes(priya, kelly)).toEqual(['draft, may end']);
    expect(await notes(sam, kelly)).toEqual(['draft, may agree, may end']);
    for (const worker of [imran, ruth, stranger]) expect(await notes(worker, kelly)).toEqual([]);
    for (const worker of [priya, imran, ruth, stranger])
      expect(await send(worker, AGREE, { personId: kelly, entryId: id })).toBe('NOT_FOUND');
    expect(await send(sam, AGREE, { personId: kelly, entryId: id })).toBe('CautionKept');
    expect(await send(sam, AGREE, { personId: kelly, entryId: id })).toBe('NOT_FOUND');
    for (const worker of [imran, ruth]) expect(await notes(worker, kelly)).toEqual(['active']);
    expect(await notes(stranger, kelly)).toEqual([]);
  });

  it('says what it rests on, whether the person was told, and who stands behind it; and each look is written down', async () => {
    const kelly = await aWorld();
    const id = uuidv7();
    await put(priya, kelly, id, { told: false, toldWords: 'He reads her letters.' });
    await send(sam, AGREE, { personId: kelly, entryId: id });
    const { data } = await api.ask<object>(await signIn(database, imran), NOTES, { personId: kelly });
    expect(data).toMatchObject({
      cautionNotes: [
        {
          words: 'Go in twos. The dog bites.',
          evidence: 'Sam was bitten on 3 November.',
          told: false,
          toldWords: 'He reads her letters.',
          reviewOn: '2026-12-24',
          author: { name: 'Priya Nair' },
          second: { name: 'Sam Okafor' },
        },
      ],
    });
    expect(await looksAt(database, kelly)).toMatchObject([{ worker_id: imran.workerId, entry_ids: [id], rules: ['D7'] }]);
    const [row] = await database.sql('select shown_to_person, held_because from entries where entry_id = $1', [id]);
    expect(row, 'what is not safe to tell is held back').toEqual({ shown_to_person: 'held', held_because: 'He reads her letters.' });
  });

  it('counts on its review day, and lapses for everybody after it', async () => {
    const kelly = await aWorld();
    const id = uuidv7();
    await put(priya, kelly, id);
    await send(sam, AGREE, { personId: kelly, entryId: id });
    await database.setClock('2026-12-24T23:59:59Z');
    expect(await notes(imran, kelly)).toEqual(['active']);
    await database.setClock('2026-12-25T00:00:00Z');
    for (const worker of [priya, sam, imran, ruth]) expect(await notes(worker, kelly)).toEqual([]);
  });

  it('ends with a reason, by one of the two who stand behind it', async () => {
    const kelly = await aWorld();
    const id = uuidv7();
    await put(priya, kelly, id);
    await send(sam, AGREE, { personId: kelly, entryId: id });
    for (const worker of [imran, ruth, stranger])
      expect(await send(worker, END, { personId: kelly, entryId: id, because: 'x' })).toBe('NOT_FOUND');
    expect(await send(sam, END, { personId: kelly, entryId: id, because: ' ' })).toBe('CannotCaution');
    expect(await send(sam, END, { personId: kelly, entryId: id, because: 'The dog has died.' })).toBe('CautionKept');
    for (const worker of [priya, sam, imran]) expect(await notes(worker, kelly)).toEqual([]);
    expect(await database.sql('select ended_because from caution_notes where entry_id = $1', [id])).toEqual([
      { ended_because: 'The dog has died.' },
    ]);
  });

  it('needs all its words, another person, and a day within half a year', async () => {
    const kelly = await aWorld();
    for (const wrong of [
      { words: ' ' },
      { evidence: '' },
      { toldWords: '' },
      { secondId: priya.workerId },
      { secondId: ruth.workerId },
      { secondId: uuidv7() },
      { reviewOn: '2026-11-23' },
      { reviewOn: '2027-05-25' },
    ])
      expect(await put(priya, kelly, uuidv7(), wrong), JSON.stringify(wrong)).toBe('CannotCaution');
    expect(await put(priya, kelly, uuidv7(), { reviewOn: '2027-05-24' })).toBe('CautionKept');
    expect(await put(priya, kelly, uuidv7(), { reviewOn: '2026-11-24' })).toBe('CautionKept');
  });

  it('is written by those alongside alone', async () => {
    const kelly = await aWorld();
    for (const worker of [ruth, stranger]) expect(await put(worker, kelly, uuidv7())).toBe('NOT_FOUND');
    expect(await put(priya, uuidv7(), uuidv7())).toBe('NOT_FOUND');
  });
});

// A rule that a test cannot see broken is not tested.
describe('the rule', () => {
  const mutants: readonly (readonly [name: string, stands: string, instead: string])[] = [
    ['put_caution', 's.person_id = person and s.alongside', 's.person_id = person'],
    ['put_caution', 'second = me_worker() or ', ''],
    ['put_caution', 'b.person_id = person and b.worker_id = second', 'true'],
    ['put_caution', 'review < london_day(moment()) or ', ''],
    ['put_caution', " or review > (london_day(moment()) + interval '6 months')::date", ''],
    ['put_caution', "'draft', review, second", "'active', review, second"],
    ['agree_caution', ' and c.may_agree', ''],
    ['end_caution', ' and c.may_end', ''],
    ['cautions_for_me', 'x.caution_second_id = s.worker_id as may_agree', 'true as may_agree'],
  ];

  it.each(mutants)('%s without "%s" is noticed', async (...mutant) => {
    const before = await whatComes();
    expect(await withBrokenRule(database, mutant, whatComes)).not.toEqual(before);
  });

  async function whatComes(): Promise<unknown[]> {
    const kelly = await aWorld();
    const id = uuidv7();
    const all: unknown[] = [await put(ruth, kelly, uuidv7()), await put(priya, kelly, id)];
    for (const change of [
      { secondId: priya.workerId },
      { secondId: uuidv7() },
      { secondId: stranger.workerId },
      { reviewOn: '2026-11-23' },
      { reviewOn: '2027-05-25' },
    ])
      all.push(await put(priya, kelly, uuidv7(), change).catch(() => 'failed'));
    for (const worker of [priya, sam, imran, ruth]) all.push(await notes(worker, kelly));
    for (const worker of [priya, imran, sam]) all.push(await send(worker, AGREE, { personId: kelly, entryId: id }));
    for (const worker of [imran, ruth, sam]) all.push(await send(worker, END, { personId: kelly, entryId: id, because: 'x' }));
    return all;
  }
});
