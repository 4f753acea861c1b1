import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { peopleDomain } from '@alongside/people/api';
import { aPerson } from '@alongside/people/api/testing';
import { signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { conversationsDomain } from './index.ts';

// A caution note that is still needed: it goes on by a second person's agreement, and the first stays in force no longer than its own review day.

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain]);
const { database } = api;
const RESULT = '{ __typename ... on CannotCaution { message } ... on CautionKept { id } }';
const PUT = `mutation Put($input: PutCautionInput!) { putCaution(input: $input) ${RESULT} }`;
const AGREE = `mutation Agree($input: AgreeCautionInput!) { agreeCaution(input: $input) ${RESULT} }`;
const CONTINUE = `mutation Continue($input: ContinueCautionInput!) { continueCaution(input: $input) ${RESULT} }`;
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
const goOn = (worker: Worker, personId: string, entryId: string, change: object = {}) =>
  send(worker, CONTINUE, {
    personId,
    entryId,
    id: uuidv7(),
    evidence: 'It bit Imran on 20 December.',
    secondId: imran.workerId,
    reviewOn: '2027-02-24',
    told: false,
    toldWords: 'He reads her letters now.',
    ...change,
  });
/** A note that is in force to 24 December, on 20 December. */
async function inForce(personId: string): Promise<string> {
  await database.setClock('2026-11-24T10:00:00Z');
  const id = uuidv7();
  await put(priya, personId, id);
  await send(sam, AGREE, { personId, entryId: id });
  await database.setClock('2026-12-20T10:00:00Z');
  return id;
}
async function notes(worker: Worker, personId: string): Promise<string[]> {
  const { data, errors } = await api.ask<{ cautionNotes: Note[] }>(await signIn(database, worker), NOTES, { personId });
  expect(errors).toEqual([]);
  return data.cautionNotes.map(({ state, mayAgree, mayEnd, mayContinue }) =>
    [state, mayAgree && 'may agree', mayEnd && 'may end', mayContinue && 'may continue'].filter(Boolean).join(', '),
  );
}

describe('a caution note that goes on', () => {
  it('stays in force while somebody is asked, and is taken the place of once they agree', async () => {
    const kelly = await aWorld();
    const [first, next] = [await inForce(kelly), uuidv7()];
    expect(await notes(priya, kelly)).toEqual(['active, may end, may continue']);
    expect(await goOn(priya, kelly, first, { id: next })).toBe('CautionKept');
    expect(await notes(priya, kelly)).toEqual(['draft, may end', 'active, may end']);
    expect(await notes(imran, kelly)).toEqual(['draft, may agree, may end', 'active']);
    for (const worker of [sam, ruth]) expect(await notes(worker, kelly)).toHaveLength(1);
    for (const worker of [priya, sam, ruth, stranger])
      expect(await send(worker, AGREE, { personId: kelly, entryId: next })).toBe('NOT_FOUND');
    expect(await send(imran, AGREE, { personId: kelly, entryId: next })).toBe('CautionKept');
    expect(await notes(priya, kelly)).toEqual(['active, may end, may continue']);
    for (const worker of [sam, ruth]) expect(await notes(worker, kelly)).toEqual(['active']);
    await database.setClock('2027-02-24T23:59:59Z');
    expect(await notes(ruth, kelly)).toEqual(['active']);
    await database.setClock('2027-02-25T00:00:00Z');
    expect(await notes(ruth, kelly)).toEqual([]);
    const kept = await database.sql(
      `select e.words, e.caution_state, e.caution_review_on::text as review_on, e.held_because, c.evidence, c.told, c.continues, c.ended_because
       from entries e join caution_notes c using (person_id, entry_id) where e.person_id = $1 order by e.recorded_at`,
      [kelly],
    );
    const words = 'Go in twos. The dog bites.';
    expect(kept, 'the first stays as what was in force until then').toEqual([
      {
        ...{ words, caution_state: 'ended', review_on: '2026-12-24', held_because: null, evidence: 'Sam was bitten on 3 November.' },
        ...{ told: true, continues: null, ended_because: null },
      },
      {
        ...{ words, caution_state: 'active', review_on: '2027-02-24', held_because: 'He reads her letters now.' },
        ...{ evidence: 'It bit Imran on 20 December.', told: false, continues: first, ended_because: null },
      },
    ]);
  });

  it('lapses on its own review day while nobody agrees, and can still be agreed to until the next', async () => {
    const kelly = await aWorld();
    const [first, next] = [await inForce(kelly), uuidv7()];
    await goOn(priya, kelly, first, { id: next });
    await database.setClock('2026-12-25T00:00:00Z');
    for (const worker of [sam, ruth]) expect(await notes(worker, kelly)).toEqual([]);
    expect(await notes(imran, kelly)).toEqual(['draft, may agree, may end']);
    await database.setClock('2027-02-25T00:00:00Z');
    expect(await notes(imran, kelly)).toEqual(['draft, may end']);
    expect(await send(imran, AGREE, { personId: kelly, entryId: next })).toBe('NOT_FOUND');
    await database.setClock('2027-02-24T10:00:00Z');
    expect(await send(imran, AGREE, { personId: kelly, entryId: next })).toBe('CautionKept');
    for (const worker of [sam, ruth]) expect(await notes(worker, kelly)).toEqual(['active']);
  });

  it('is its author’s to ask for, once, while it is in force and they are alongside', async () => {
    const kelly = await aWorld();
    const first = await inForce(kelly);
    for (const worker of [sam, imran, ruth, stranger]) expect(await goOn(worker, kelly, first)).toBe('NOT_FOUND');
    expect(await goOn(priya, kelly, uuidv7())).toBe('NOT_FOUND');
    expect(await goOn(priya, uuidv7(), first)).toBe('NOT_FOUND');
    const draft = uuidv7();
    expect(await goOn(priya, kelly, first, { id: draft })).toBe('CautionKept');
    expect(await goOn(priya, kelly, first)).toBe('CannotCaution');
    expect(await goOn(priya, kelly, draft), 'a draft').toBe('NOT_FOUND');
    expect(await send(imran, END, { personId: kelly, entryId: draft, because: 'The dog is gone.' })).toBe('CautionKept');
    expect(await goOn(priya, kelly, first), 'whom they asked said no').toBe('CautionKept');
    await database.sql("update involvements set state = 'starting' where person_id = $1 and worker_id = $2", [kelly, priya.workerId]);
    const other = await aWorld();
    const theirs = await inForce(other);
    await database.sql("update involvements set state = 'starting' where person_id = $1 and worker_id = $2", [other, priya.workerId]);
    expect(await goOn(priya, other, theirs), 'no longer alongside').toBe('NOT_FOUND');
    await database.setClock('2026-12-25T00:00:00Z');
    await database.sql("update involvements set state = 'alongside' where person_id = $1", [other]);
    expect(await goOn(priya, other, theirs), 'lapsed').toBe('NOT_FOUND');
  });

  it('needs words, another person alongside, and a later day within half a year', async () => {
    const kelly = await aWorld();
    const first = await inForce(kelly);
    for (const wrong of [
      { evidence: ' ' },
      { toldWords: '' },
      { secondId: priya.workerId },
      { secondId: ruth.workerId },
      { secondId: uuidv7() },
      { reviewOn: '2026-12-24' },
      { reviewOn: '2027-06-21' },
    ])
      expect(await goOn(priya, kelly, first, wrong), JSON.stringify(wrong)).toBe('CannotCaution');
    expect(await goOn(priya, kelly, first, { reviewOn: '2026-12-25', secondId: sam.workerId })).toBe('CautionKept');
  });

  it('does not come back by what was asked before it ended', async () => {
    const kelly = await aWorld();
    const [first, next] = [await inForce(kelly), uuidv7()];
    await goOn(priya, kelly, first, { id: next });
    expect(await send(sam, END, { personId: kelly, entryId: first, because: 'The dog has died.' })).toBe('CautionKept');
    for (const worker of [priya, imran, sam]) expect(await notes(worker, kelly)).toEqual([]);
    expect(await send(imran, AGREE, { personId: kelly, entryId: next })).toBe('NOT_FOUND');
    expect(await database.sql('select distinct ended_because from caution_notes where person_id = $1', [kelly])).toEqual([
      { ended_because: 'The dog has died.' },
    ]);
  });

  it('tells whoever is kept from the person nothing, though it is their own', async () => {
    const kelly = await aWorld();
    const first = await inForce(kelly);
    await database.sql(
      `insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at) values ($1, gen_random_uuid(), $2, $3, 'ex', moment())`,
      [kelly, place.placeId, priya.workerId],
    );
    expect(await notes(priya, kelly)).toEqual([]);
    expect(await goOn(priya, kelly, first)).toBe('NOT_FOUND');
    await database.sql('delete from conflict_links where person_id = $1', [kelly]);
    // sealed to somebody else: the author is not among the named
    await database.sql(
      `insert into protections (person_id, protection_id, place_id, kind, named, from_at) values ($1, gen_random_uuid(), $2, 'seal', $3, moment())`,
      [kelly, place.placeId, [imran.workerId]],
    );
    expect(await notes(priya, kelly)).toEqual([]);
    expect(await goOn(priya, kelly, first)).toBe('NOT_FOUND');
  });
});

// A rule that a test cannot see broken is not tested.
describe('the rule', () => {
  const mutants: readonly (readonly [name: string, stands: string, instead: string])[] = [
    ['cautions_for_me', "x.caution_state = 'draft' and x.caution_review_on >= london_day(moment()) and", "x.caution_state = 'draft' and"],
    ['cautions_for_me', ' and n.continues = s.entry_id', ' and false'],
    ['continue_caution', " and c.state = 'active'", ''],
    ['continue_caution', ' and c.author_id = me_worker()', ''],
    ['continue_caution', 'not note.may_continue', 'false'],
    ['continue_caution', 'review <= note.review_on', 'false'],
    ['continue_caution', 'set continues = entry', 'set continues = null'],
    ['agree_caution', 'e.entry_id = c.continues and', 'false and'],
    ['end_caution', "(e.entry_id = entry or c.continues = entry and e.caution_state = 'draft')", 'e.entry_id = entry'],
  ];

  it.each(mutants)('%s without "%s" is noticed', async (...mutant) => {
    const before = await whatGoesOn();
    expect(await withBrokenRule(database, mutant, whatGoesOn)).not.toEqual(before);
  });

  /** What comes of a note that goes on, is asked for twice, ends while somebody is asked, or whose author has gone back to starting. */
  async function whatGoesOn(): Promise<unknown[]> {
    const all: unknown[] = [];
    const [kelly, next, other, last] = [await aWorld(), uuidv7(), await aWorld(), uuidv7()];
    const first = await inForce(kelly);
    for (const worker of [sam, imran]) all.push(await goOn(worker, kelly, first, { secondId: priya.workerId }).catch(() => 'failed'));
    all.push(await goOn(priya, kelly, first, { reviewOn: '2026-12-24' }), await goOn(priya, kelly, first, { id: next }));
    all.push(await goOn(priya, kelly, next), await goOn(priya, kelly, first), await notes(priya, kelly));
    await database.setClock('2027-02-25T00:00:00Z');
    all.push(await notes(imran, kelly));
    await database.setClock('2026-12-20T10:00:00Z');
    all.push(await send(imran, AGREE, { personId: kelly, entryId: next }), await notes(ruth, kelly));
    const ends = await inForce(other);
    await goOn(priya, other, ends, { id: last });
    await send(sam, END, { personId: other, entryId: ends, because: 'x' });
    all.push(await send(imran, AGREE, { personId: other, entryId: last }));
    const third = await aWorld();
    const theirs = await inForce(third);
    await database.sql("update involvements set state = 'starting' where person_id = $1 and worker_id = $2", [third, priya.workerId]);
    all.push(await goOn(priya, third, theirs));
    return all;
  }
});
