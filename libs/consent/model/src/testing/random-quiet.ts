import type { AuthorityFacts, Representative } from '../decision/authority-facts.ts';
import { birthday, DAY, daysLater } from '../decision/london.ts';
import type { Choice } from '../decision/sharing-facts.ts';
import { type CategoryNumber, categoryNumbers, type Id, type Window } from '../decision/vocabulary.ts';
import type { Person, World } from '../decision/world.ts';
import { type Cast, mergedInOneStep } from './random-cast.ts';

const common: readonly CategoryNumber[] = ['2', '3', '4', '6'];

/** Who may decide in a quiet world: the person, two parents, two attorneys, or those who come after death. */
type Situation = 'able' | 'child' | 'birthday' | 'lacking' | 'dead';

/**
 * The same world with little in the way between a worker alongside and the entries, so that choices alone decide:
 * of several who decide, of merged records, given, withdrawn, settled and ended.
 */
export function quietly(cast: Cast, world: World): World {
  const { random, times, subject, actor, reader } = cast;
  const situation = random.weighted([
    [cast.theme === 'merges' ? 60 : 15, 'able'],
    [32, 'child'],
    [15, 'birthday'],
    [32, 'lacking'],
    [8, 'dead'],
  ] as const);
  const records = cast.theme === 'merges' ? [subject, 'p1'] : [subject];
  return {
    ...world,
    organisations: { ...world.organisations, [reader]: { ...world.organisations?.[reader], kind: 'health', protectedService: undefined } },
    workers: { ...world.workers, [actor]: { organisations: [reader] } },
    people: mergedInOneStep({ ...world.people, ...quietPeople(cast, situation) }, subject),
    entries: Object.fromEntries(
      cast.ids.entries.map((id) => [
        id,
        {
          subject: random.pick(records),
          categories: random.in100(80) ? [random.pick(common)] : random.some(categoryNumbers.slice(1, 12)),
          organisation: cast.writer,
          author: random.pick(cast.ids.workers),
          headline: 'One sentence.',
        },
      ]),
    ),
    agreements: [{ organisations: [reader, cast.writer], state: 'in force' }],
    involvements: [{ worker: actor, organisation: reader, person: random.pick(records), state: 'alongside', from: times.past() }],
    bases: [
      {
        organisation: reader,
        purpose: 'support',
        categories: [...categoryNumbers],
        state: 'active',
        restsOn: random.pick(['choice', 'telling']),
      },
    ],
    tellings: random.times(random.below(2), () => ({
      person: random.pick(records),
      to: random.pick([subject, subject, 'p1', 'p2']),
      organisations: [reader],
      categories: [...categoryNumbers],
      at: times.past(),
    })),
    needs: { worker: Object.fromEntries(categoryNumbers.map((category) => [category, 'full'] as const)) },
    choices: randomChoices(cast, situation, records),
    ...authority(cast, situation),
    conflicts: random.in100(35)
      ? [
          {
            actor: random.pick(['p1', 'p2', 'p3']),
            person: random.pick([subject, 'p3']),
            kind: random.pick(['alleged perpetrator', 'abuse restriction', 'ex'] as const),
            state: 'declared',
            ...(random.in100(50) ? {} : times.window()),
          },
        ]
      : [],
    households: random.in100(60)
      ? [subject, 'p3'].map((person) => ({ person, household: 'home', ...(random.in100(50) ? {} : times.window()) }))
      : [],
    ...{ seals: [], protectedPlaces: [], restrictedRecords: [], overrides: [], enforcements: [] },
  };
}

function randomChoices(cast: Cast, situation: Situation, records: readonly Id[]): Choice[] {
  const { random, subject } = cast;
  if (situation === 'birthday' && random.in100(80)) {
    return random.times(1 + random.below(2), () => ({
      ...aChoice(cast, situation, records),
      by: subject,
      answer: 'yes',
      givenAt: cast.times.past(),
    }));
  }
  const disputes = cast.theme === 'choices' && (situation === 'child' || situation === 'lacking') && random.in100(60);
  return disputes ? aDispute(cast, situation, records) : random.times(random.below(6), () => aChoice(cast, situation, records));
}

/** Two who decide say different things; a best-interests decision settles it; then some answer again. */
function aDispute(cast: Cast, situation: Situation, records: readonly Id[]): Choice[] {
  const { random, times } = cast;
  const said = (by: Id, daysAgo: number): Choice => ({
    ...aChoice(cast, situation, records),
    by,
    categories: [...categoryNumbers],
    givenAt: new Date(times.now - daysAgo * DAY + random.pick([0, 0, -1, 1])).toISOString(),
    withdrawnAt: random.maybe(8, () => times.past()),
    settles: undefined,
  });
  const [no, other] = random.in100(50) ? ['p1', 'p2'] : ['p2', 'p1'];
  const firstNo: Choice = { ...said(no, 90), answer: random.in100(90) ? 'no' : 'ask' };
  const firstYes: Choice = { ...said(other, random.pick([80, 60])), answer: random.in100(85) ? 'yes' : 'ask' };
  const settled: Choice = { ...said('best-interests', 60), answer: random.pick(['yes', 'yes', 'no', 'no', 'ask']), settles: true };
  const later = random.weighted([
    [25, []],
    [25, [random.pick(['p1', 'p2'])]],
    [50, ['p1', 'p2']],
  ] as const);
  const again = later.map((by): Choice => ({
    ...said(by, random.pick([60, 20, 20, 5])),
    answer: random.pick(['yes', 'yes', 'yes', 'no', 'ask']),
  }));
  return [firstNo, firstYes, settled, ...again];
}

function quietPeople(cast: Cast, situation: Situation): Record<Id, Person> {
  const { random, times, subject, theme } = cast;
  const birthdayIsNear = daysLater(birthday(times.today, -random.pick([13, 16, 18])), random.pick([-1, 0, 1, -60]));
  const turnsOlder = /-0(2-28|3-01)$/.test(times.today) ? random.pick(['2008-02-29', '2012-02-29', '2016-02-29']) : birthdayIsNear;
  const born = {
    able: times.born(),
    child: random.in100(25) ? turnsOlder : times.childsBirth(),
    birthday: turnsOlder,
    lacking: '1944-06-06',
    dead: '1944-06-06',
  }[situation];
  const merged = theme === 'merges' ? { mergedAt: times.past() } : undefined;
  const intoFirst = random.in100(60);
  return {
    [subject]: {
      born,
      ...(situation === 'dead' ? { died: times.died() } : {}),
      ...(merged && !intoFirst ? { mergedInto: 'p1', ...merged } : {}),
    },
    p1: { born: merged ? born : '1980-01-01', ...(merged && intoFirst ? { mergedInto: subject, ...merged } : {}) },
    p2: { born: '1982-01-01' },
  };
}

function aChoice({ random, times, theme, reader, subject }: Cast, situation: Situation, records: readonly Id[]): Choice {
  const others = theme === 'merges' ? ['p2', 'p3'] : ['p1', 'p2'];
  const by = random.weighted([
    [situation === 'able' ? 75 : 15, subject],
    [60, random.pick(others)],
    [18, 'best-interests'],
  ]);
  const answer = random.weighted([
    [58, 'yes'],
    [32, 'no'],
    [10, 'ask'],
  ] as const);
  return {
    person: random.pick(records),
    by,
    organisations: [reader],
    categories: random.in100(80) ? [...categoryNumbers] : random.some(common),
    answer,
    say: random.maybe(60, () => random.pick(['something', 'nothing'] as const)),
    givenAt: times.past(),
    withdrawnAt: random.maybe(10, () => times.past()),
    settles: random.maybe(by === 'best-interests' ? 75 : 0, () => true),
  };
}

function authority({ random, times, theme, subject }: Cast, situation: Situation): AuthorityFacts {
  const kinds: Record<Situation, Representative['kind']> = {
    able: 'parent',
    child: 'parent',
    birthday: 'parent',
    lacking: random.pick(['attorney', 'deputy']),
    dead: 'executor',
  };
  const representatives = (theme === 'merges' ? ['p2', 'p3'] : ['p1', 'p2']).map((by): Representative => ({
    person: subject,
    by,
    kind: kinds[situation],
    scope: random.in100(85) ? 'welfare' : 'property',
    registered: random.maybe(88, () => true),
    ...random.weighted<Window>([
      [65, {}],
      [20, times.window()],
      // one of two no longer decides
      [15, { until: new Date(times.now - random.pick([0, 30 * DAY, -1])).toISOString() }],
    ]),
  }));
  return {
    representatives,
    capacityNotes:
      situation === 'lacking'
        ? random.times(1 + random.below(2), () => ({
            person: subject,
            categories: [...categoryNumbers],
            lacks: random.maybe(85, () => true),
            at: times.past(),
            until: random.maybe(85, () => (random.in100(70) ? undefined : times.future()) ?? '2031-01-01T00:00:00.000Z'),
          }))
        : [],
    competenceNotes: random.times(situation === 'birthday' || (situation === 'child' && random.in100(25)) ? 1 : 0, () => ({
      person: subject,
      categories: [...categoryNumbers],
      competent: random.maybe(80, () => true),
      at: situation === 'birthday' ? '2020-01-01T00:00:00.000Z' : times.past(),
    })),
  };
}
