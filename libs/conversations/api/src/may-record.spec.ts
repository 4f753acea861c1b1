import { beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { aPerson } from '@alongside/people/api/testing';
import { type Actor, signIn, testDatabase, withBrokenRule } from '@alongside/platform/testing';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';

// Who may record is asked in one statement where nothing is in the way, and in full where something might be. The short way may never be the wider one.

const database = testDatabase();
let place: Place;
let elsewhere: Place;
let anchor: Organisation;
let housing: Organisation;
let priya: Worker;
let sam: Worker;
let asSam: Actor;

beforeAll(async () => {
  [place, elsewhere] = [await aPlace(database), await aPlace(database)];
  anchor = await anOrganisation().at(database, place);
  housing = await anOrganisation().ofKind('housing').at(database, place);
  priya = await aWorker().of(database, anchor);
});

/** Somebody whom only Sam is alongside, with what a test adds. */
async function aNewPerson(add: (person: ReturnType<typeof aPerson>) => unknown = () => undefined): Promise<string> {
  sam = await aWorker().of(database, housing);
  asSam = await signIn(database, sam);
  const person = aPerson().withAlongside(sam);
  add(person);
  return person.at(database, place);
}

interface Answers {
  readonly may: boolean;
  readonly near: boolean;
  readonly writes: boolean;
}
/** What the policy asks, the same in full, and whether the row is taken. */
async function answersFor(person: string, actor: Actor = asSam, purpose = 'support'): Promise<Answers> {
  const as = database.as(actor, { purpose });
  const [row] = await as.sees<{ may: boolean; near: boolean }>(
    'select may_record($1) as may, exists (select from my_sight s where s.person_id = $1 and (s.alongside or s.starting)) as near',
    [person],
  );
  const writes = await as
    .sees("select record_entry($1, $2, $2, date_trunc('milliseconds', moment()), null, 'words', '{}', 'now', null, null, null)", [
      person,
      uuidv7(),
    ])
    .then(
      () => true,
      (error: { code?: string }) => {
        if (error.code !== '42501') throw error;
        return false;
      },
    );
  return { may: row!.may, near: row!.near, writes };
}
const YES: Answers = { may: true, near: true, writes: true };
const NO: Answers = { may: false, near: false, writes: false };

describe('may record', () => {
  it('whoever is alongside, or starting', async () => {
    expect(await answersFor(await aNewPerson())).toEqual(YES);
    const starting = await aPerson().withStarting(sam).at(database, place);
    expect(await answersFor(starting)).toEqual(YES);
  });

  it('whoever has a link to somebody else', async () => {
    const person = await aNewPerson();
    await aPerson().withConflict(sam).at(database, place);
    expect(await answersFor(person)).toEqual(YES);
  });

  it('whoever a seal names', async () => {
    const person = await aNewPerson();
    await protect(person, [sam.workerId]);
    expect(await answersFor(person)).toEqual(YES);
  });
});

const protect = (person: string, named: readonly string[]) =>
  database.sql(
    "insert into protections (person_id, protection_id, place_id, kind, named, from_at) values ($1, $2, $3, 'seal', $4, moment() - interval '1 minute')",
    [person, uuidv7(), place.placeId, named],
  );
const set = (text: string) => (person: string) =>
  database.sql(`update involvements set ${text} where person_id = $1 and worker_id = $2`, [person, sam.workerId]);

type Arrange = (person: string) => Promise<unknown>;
interface Case {
  readonly arrange: Arrange;
  readonly purpose?: string;
  /** The line of the rule, and what it is without it: the case must notice. */
  readonly mutant?: readonly [line: string, instead: string];
}

const CASES: Readonly<Record<string, Case>> = {
  'whoever enforces against them': {
    arrange: (person) =>
      database.sql(
        "insert into enforcement_duties (duty_id, person_id, place_id, worker_id, from_at) values ($3, $1, $4, $2, '2020-01-01Z')",
        [...[person, sam.workerId, uuidv7(), place.placeId]],
      ),
    mutant: [' and coalesce(k.marks, 0) & 2 = 0', ''],
  },
  'whoever asks for another purpose': {
    arrange: () => Promise.resolve(),
    purpose: 'enforcement',
    mutant: [" and me_purpose() = 'support'", ''],
  },
  'whom a link keeps away': {
    arrange: (person) =>
      database.sql(
        "insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at) values ($1, $3, $4, $2, 'ex', '2020-01-01Z')",
        [person, sam.workerId, uuidv7(), place.placeId],
      ),
    mutant: [' and not (linked and exists (select from conflicts c where c.worker_id = me_worker() and c.person_id = person))', ''],
  },
  'whom a link to another of the home keeps away': {
    arrange: async (person) => {
      const household = uuidv7();
      const other = await aPerson().inHousehold(household).at(database, place);
      await database.sql("insert into residences (household_id, person_id, place_id, from_at) values ($2, $1, $3, '2020-01-01Z')", [
        ...[person, household, place.placeId],
      ]);
      await database.sql(
        "insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at) values ($1, $3, $4, $2, 'ex', '2020-01-01Z')",
        [other, sam.workerId, uuidv7(), place.placeId],
      );
    },
    mutant: [
      'linked and exists (select from conflicts c where c.worker_id = me_worker() and c.person_id = person)',
      'linked and exists (select from conflict_links c where c.worker_id = me_worker() and c.person_id = person)',
    ],
  },
  'whose own record it is': {
    arrange: (person) => database.sql('update workers set person_id = $1 where worker_id = $2', [person, sam.workerId]),
    mutant: ['w.person_id is null and ', ''],
  },
  'whom a seal does not name': {
    arrange: (person) => protect(person, [priya.workerId]),
    mutant: [
      'and not exists (select from people record join protections g on g.person_id = record.person_id where record.human_id = p.human_id)',
      '',
    ],
  },
  'whom a seal on a record of the same human does not name': {
    arrange: async (person) => {
      const other = await aPerson().at(database, place);
      await protect(other, [priya.workerId]);
      await database.sql('update people set merged_into = $2, merged_at = moment(), version = version + 1 where person_id = $1', [
        other,
        person,
      ]);
    },
    mutant: ['record.human_id = p.human_id', 'record.person_id = p.person_id'],
  },
  'whoever was alongside': {
    arrange: set("until_at = moment() - interval '1 second'"),
    mutant: [' and (i.until_at is null or moment() < i.until_at)', ''],
  },
  'whoever will be alongside': { arrange: set("from_at = moment() + interval '1 hour'"), mutant: ['and i.from_at <= moment() ', ''] },
  'whoever rests': { arrange: set("state = 'resting'"), mutant: [" and i.state in ('alongside', 'starting')", ''] },
  'whoever woke it, before anybody was told': {
    arrange: set("woken_at = moment() - interval '1 minute', told_at = null"),
    mutant: ['and (i.woken_at is null or i.woken_at > moment() or i.told_at <= moment())', ''],
  },
  'whoever left the organisation': {
    // leaving ends what they are alongside for; here nothing but the membership tells
    arrange: async (person) => {
      await database.sql("update memberships set until_at = moment() - interval '1 second' where worker_id = $1", [sam.workerId]);
      await set('until_at = null')(person);
    },
    mutant: [' and (m.until_at is null or moment() < m.until_at)', ''],
  },
  'whoever is not yet there': {
    arrange: () => database.sql("update memberships set from_at = moment() + interval '1 hour' where worker_id = $1", [sam.workerId]),
    mutant: ['and m.from_at <= moment() ', ''],
  },
  'whoever has another role there': {
    arrange: () => database.sql("update memberships set role = 'supervisor' where worker_id = $1", [sam.workerId]),
    mutant: [' and m.role = me_role()', ''],
  },
  'whoever is alongside for another organisation': {
    arrange: async (person) => {
      await aWorker().alsoOf(database, sam, anchor);
      await database.sql('update involvements set organisation_id = $2 where person_id = $1', [person, anchor.organisationId]);
    },
    mutant: [' and i.organisation_id = me_organisation()', ''],
  },
};

describe('may not record', () => {
  it.each(Object.entries(CASES))('%s', async (_who, { arrange, purpose, mutant }) => {
    const person = await aNewPerson();
    await arrange(person);
    expect(await answersFor(person, asSam, purpose)).toEqual(NO);
    if (!mutant) return;
    const broken = await withBrokenRule(database, ['may_record', ...mutant], () => answersFor(person, asSam, purpose));
    expect(broken.may).toBe(true);
  });

  it('somebody of another place, a colleague, or nobody', async () => {
    const person = await aNewPerson();
    const there = await aPerson().withAlongside(sam).at(database, elsewhere);
    expect(await answersFor(there)).toEqual(NO);
    expect((await withBrokenRule(database, ['may_record', ' and p.place_id = me_place()', ''], () => answersFor(there))).may).toBe(true);
    expect(await answersFor(person, await signIn(database, await aWorker().of(database, housing)))).toEqual(NO);
    expect(await answersFor(person, await signIn(database, priya))).toEqual(NO);
    expect(await answersFor(uuidv7())).toEqual(NO);
  });
});
