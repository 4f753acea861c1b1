import { describe, expect, it } from 'vitest';
import { aWorld, DAYS, from, HOURS, NOW, nurseAsks, residentAsks } from '../testing/a-world.ts';
import { decide } from './decide.ts';
import type { Choice } from './sharing-facts.ts';
import type { World } from './world.ts';

const short = (world: World, question = nurseAsks()) => {
  const { result, level, rule } = decide(world, question);
  return `${result}${level ? ` ${level}` : ''} ${rule}`;
};

const choice = (by: string, answer: Choice['answer'], daysAgo: number, more: Partial<Choice> = {}): Choice => ({
  person: 'kelly',
  by,
  organisations: ['surgery'],
  categories: ['3'],
  answer,
  givenAt: from(-daysAgo * DAYS),
  ...more,
});

const aChild = { people: { kelly: { born: '2018-03-03' }, pat: {}, mum: {}, dad: {} } } satisfies Partial<World>;
const twoParents = {
  ...aChild,
  representatives: [
    { person: 'kelly', by: 'mum', kind: 'parent' },
    { person: 'kelly', by: 'dad', kind: 'parent' },
  ],
} satisfies Partial<World>;

describe('a yes', () => {
  it('lasts 12 months, and not a millisecond longer', () => {
    const given = (givenAt: string) => short(aWorld({ choices: [{ ...choice('kelly', 'yes', 0), givenAt }] }));
    expect(given('2025-11-21T10:03:00.001Z')).toBe('SHOW full D10');
    expect(given('2025-11-21T10:03:00.000Z')).toBe('EXISTS D10');
  });

  it('ends on a 16th birthday, and holds the day before', () => {
    const born = (day: string) =>
      short(
        aWorld({
          people: { kelly: { born: day } },
          competenceNotes: [{ person: 'kelly', categories: ['3'], competent: true }],
        }),
      );
    expect(born('2010-11-22')).toBe('SHOW full D10');
    expect(born('2010-11-21')).toBe('EXISTS D10');
  });

  it('from before the organisation joined does not name it', () => {
    const joined = (joinedAt: string) =>
      short(aWorld({ organisations: { surgery: { kind: 'health', joinedAt }, writers: { kind: 'health' } } }));
    expect(joined(from(-30 * DAYS))).toBe('SHOW full D10');
    expect(joined(from(-30 * DAYS + 1))).toBe('EXISTS D10');
  });

  it('of one’s own stands while unable; that of an attorney ends when they no longer decide', () => {
    const unable = { capacityNotes: [{ person: 'kelly', categories: ['3' as const], lacks: true, at: from(-HOURS) }] };
    expect(short(aWorld(unable))).toBe('SHOW full D10');
    const attorney = {
      representatives: [{ person: 'kelly', by: 'pat', kind: 'attorney' as const, scope: 'welfare' as const, registered: true }],
      choices: [choice('pat', 'yes', 0.01)],
    };
    expect(short(aWorld({ ...unable, ...attorney }))).toBe('SHOW full D10');
    // a day of 24 hours after a note that names no end
    const over = { capacityNotes: [{ person: 'kelly', categories: ['3' as const], lacks: true, at: from(-24 * HOURS) }] };
    expect(short(aWorld({ ...over, ...attorney }))).toBe('EXISTS D10');
  });

  it('is over once its giver said no, even while unable', () => {
    const unable = { capacityNotes: [{ person: 'kelly', categories: ['3' as const], lacks: true, at: from(-2 * HOURS) }] };
    expect(short(aWorld({ ...unable, choices: [choice('kelly', 'yes', 9), choice('kelly', 'no', 0.01)] }))).toBe('EXISTS D10');
  });

  it('once withdrawn is a no with the word given then; a withdrawn no is "ask me"', () => {
    const withdrawn = (answer: Choice['answer'], more: Partial<Choice>) =>
      decide(aWorld({ choices: [choice('kelly', answer, 9, { withdrawnAt: NOW, ...more })] }), nurseAsks());
    expect(withdrawn('yes', { withdrawnSay: 'nothing' }).result).toBe('HIDE');
    expect(withdrawn('yes', {})).toMatchObject({ result: 'EXISTS', duties: ['name-desk'] });
    expect(withdrawn('no', { say: 'nothing' })).toMatchObject({ result: 'EXISTS', duties: ['ask', 'name-desk'] });
  });
});

describe('two who decide', () => {
  it('differ: the no wins, whichever came first', () => {
    expect(short(aWorld({ ...twoParents, choices: [choice('mum', 'no', 9), choice('dad', 'yes', 2)] }))).toBe('EXISTS D10');
    expect(short(aWorld({ ...twoParents, choices: [choice('mum', 'no', 2), choice('dad', 'yes', 9)] }))).toBe('EXISTS D10');
  });

  it('are bound by a best-interests decision that settles, until each has answered again', () => {
    const dispute = [choice('mum', 'no', 9), choice('dad', 'yes', 8), choice('best-interests', 'yes', 7, { settles: true })];
    expect(short(aWorld({ ...twoParents, choices: dispute }))).toBe('SHOW full D10');
    expect(short(aWorld({ ...twoParents, choices: [...dispute, choice('dad', 'ask', 6)] }))).toBe('EXISTS D10');
    expect(short(aWorld({ ...twoParents, choices: [...dispute, choice('dad', 'yes', 6), choice('mum', 'yes', 5)] }))).toBe('SHOW full D10');
    const settledNo = [choice('mum', 'no', 9), choice('dad', 'yes', 8), choice('best-interests', 'no', 7, { settles: true })];
    expect(short(aWorld({ ...twoParents, choices: [...settledNo, choice('mum', 'yes', 6)] }))).toBe('EXISTS D10');
    expect(short(aWorld({ ...twoParents, choices: [...settledNo, choice('mum', 'yes', 6), choice('dad', 'yes', 5)] }))).toBe(
      'SHOW full D10',
    );
  });

  it('are not bound where nothing was in dispute, nor once one alone decides', () => {
    const settled = choice('best-interests', 'yes', 7, { settles: true });
    expect(short(aWorld({ ...twoParents, choices: [choice('mum', 'no', 9), settled] }))).toBe('EXISTS D10');
    const mumAlone = [
      { ...twoParents.representatives[0] },
      { ...twoParents.representatives[1], until: from(-DAYS) },
    ] as World['representatives'];
    const dispute = [choice('mum', 'no', 9), choice('dad', 'yes', 8), settled];
    expect(short(aWorld({ ...twoParents, representatives: mumAlone, choices: dispute }))).toBe('EXISTS D10');
  });

  it('are one less where one is an alleged perpetrator in the household: that no is void', () => {
    const choices = [choice('mum', 'yes', 9), choice('dad', 'no', 8)];
    expect(short(aWorld({ ...twoParents, choices }))).toBe('EXISTS D10');
    const conflicts: World['conflicts'] = [{ actor: 'dad', person: 'pat', kind: 'alleged perpetrator', state: 'declared' }];
    const households = ['pat', 'kelly'].map((person) => ({ person, household: 'home' }));
    expect(short(aWorld({ ...twoParents, choices, conflicts, households }))).toBe('SHOW full D10');
  });
});

describe('telling', () => {
  const told = {
    tellings: [{ person: 'kelly', to: 'kelly', organisations: ['surgery'], categories: ['3' as const], at: from(-9 * DAYS) }],
  };
  const bases: World['bases'] = [{ organisation: 'surgery', purpose: 'support', categories: ['3'], state: 'active', restsOn: 'telling' }];

  it('opens where it was never answered, and never after an answer', () => {
    expect(short(aWorld({ ...told, bases, choices: [] }))).toBe('SHOW full D10');
    expect(decide(aWorld({ bases, choices: [] }), nurseAsks()).duties).toContain('tell');
    expect(short(aWorld({ ...told, bases, choices: [choice('kelly', 'no', 1)] }))).toBe('EXISTS D10');
    expect(decide(aWorld({ ...told, bases, choices: [choice('kelly', 'yes', 400)] }), nurseAsks()).duties).toContain('ask');
  });

  it('is no basis for housing', () => {
    const housing = { actor: { worker: 'nurse', organisation: 'housing', role: 'worker' } };
    const world = aWorld({
      ...told,
      workers: { nurse: { organisations: ['housing'] } },
      involvements: [{ worker: 'nurse', organisation: 'housing', person: 'kelly', state: 'alongside' }],
      bases: [{ organisation: 'housing', purpose: 'support', categories: ['3'], state: 'active', restsOn: 'telling' }],
    });
    expect(short(world, nurseAsks(housing))).toBe('EXISTS D9');
  });

  it('of a basis ends when its review is 30 days overdue', () => {
    const reviewed = (reviewOn: string) => short(aWorld({ ...told, choices: [], bases: bases.map((basis) => ({ ...basis, reviewOn })) }));
    expect(reviewed('2026-10-23')).toBe('SHOW full D10');
    expect(reviewed('2026-10-22')).toBe('EXISTS D9');
  });
});

describe('a merge', () => {
  const merged = { people: { kelly: { born: '1992-03-03' }, twin: { mergedInto: 'kelly', mergedAt: from(-10 * DAYS) } } };

  it('lets a yes from before it count for its own record only, and one from after it for all', () => {
    const yes = (daysAgo: number) => short(aWorld({ ...merged, choices: [choice('twin', 'yes', daysAgo, { person: 'twin' })] }));
    expect(yes(11)).toBe('EXISTS D10');
    expect(yes(10)).toBe('SHOW full D10');
  });

  it('lets any record’s no, seal and link hold for all', () => {
    const yes = choice('kelly', 'yes', 1);
    expect(short(aWorld({ ...merged, choices: [yes, choice('twin', 'no', 20, { person: 'twin' })] }))).toBe('EXISTS D10');
    expect(short(aWorld({ ...merged, seals: [{ person: 'twin', named: [] }] }))).toBe('HIDE D4');
    const conflicts: World['conflicts'] = [{ actor: 'nurse', person: 'twin', kind: 'ex', state: 'detected' }];
    expect(short(aWorld({ ...merged, conflicts }))).toBe('HIDE D3');
  });

  it('ends an involvement from before it for the other record', () => {
    const on = (daysAgo: number): World['involvements'] => [
      { worker: 'nurse', organisation: 'surgery', person: 'twin', state: 'alongside', from: from(-daysAgo * DAYS) },
    ];
    expect(short(aWorld({ ...merged, involvements: on(11) }))).toBe('HIDE D8');
    expect(short(aWorld({ ...merged, involvements: on(9) }))).toBe('SHOW full D10');
  });
});

describe('several categories', () => {
  const safeguarding = nurseAsks({ purpose: 'safeguarding' });

  it('give the strictest answer, and the lowest rule of equally strict ones', () => {
    expect(short(aWorld({}, { categories: ['3', '5'] }))).toBe('HIDE D10');
    expect(short(aWorld({}, { categories: ['5', '8'] }))).toBe('HIDE D9');
  });

  it('keep the headline where one rests on a duty, and not against a no to 13', () => {
    expect(short(aWorld({}, { categories: ['6s', '8'], headline: 'One.' }), safeguarding)).toBe('SHOW summary D10');
    expect(short(aWorld({}, { categories: ['6s', '8'] }), safeguarding)).toBe('EXISTS D11');
    const inConfidence = { categories: ['6s'], inConfidence: true, headline: 'One.' } satisfies Parameters<typeof aWorld>[1];
    expect(short(aWorld({}, inConfidence), safeguarding)).toBe('SHOW summary D10');
    const no = { choices: [choice('kelly', 'no', 1, { categories: ['13'] })] };
    expect(short(aWorld(no, inConfidence), safeguarding)).toBe('HIDE D9');
  });
});

describe('an override', () => {
  const override: NonNullable<World['overrides']>[number] = {
    person: 'kelly',
    worker: 'nurse',
    organisation: 'surgery',
    ground: 'EMERGENCY',
    categories: ['3', '5'],
    reason: 'collapsed',
    told: 'the lead',
    invokedAt: from(-4 * HOURS + 1),
    state: 'active',
  };
  const emergency = nurseAsks({ purpose: 'emergency' });

  it('lasts its hours and no more, and shows a minimum without any passage about someone else', () => {
    const passages = [{ about: 'pat', agreed: true, needed: true }];
    expect(short(aWorld({ overrides: [override] }), emergency)).toBe('SHOW minimum D6');
    expect(short(aWorld({ overrides: [override] }, { passages }), emergency)).toBe('SHOW minimum D12');
    expect(short(aWorld({ overrides: [{ ...override, invokedAt: from(-4 * HOURS) }] }), emergency)).toBe('EXISTS D9');
  });

  it('gives way where more is open', () => {
    const bases: World['bases'] = [
      { organisation: 'surgery', purpose: 'emergency', categories: ['3'], state: 'active', restsOn: 'choice' },
    ];
    expect(short(aWorld({ overrides: [override], bases }), emergency)).toBe('SHOW full D10');
  });

  it('covers an agreement that ran out, and none that was suspended or never in force', () => {
    const agreement = (more: object) => [{ organisations: ['surgery', 'writers'], state: 'in force' as const, until: NOW, ...more }];
    expect(short(aWorld({ overrides: [override], agreements: agreement({}) }), emergency)).toBe('SHOW minimum D6');
    expect(short(aWorld({ overrides: [override], agreements: agreement({ state: 'suspended' }) }), emergency)).toBe('HIDE D0');
    expect(short(aWorld({ overrides: [override], agreements: agreement({ from: from(-DAYS), until: from(-DAYS) }) }), emergency)).toBe(
      'HIDE D0',
    );
  });

  it('waits with telling only under a whole "not yet"', () => {
    const notYet = { person: 'kelly', worker: 'nurse', approver: 'author', reason: 'danger', from: from(-DAYS), until: from(27 * DAYS) };
    const duties = (more: object) => decide(aWorld({ overrides: [override], notYets: [{ ...notYet, ...more }] }), emergency).duties;
    expect(duties({})).toContain('tell-when-safe');
    expect(duties({ until: from(27 * DAYS + 1) })).toContain('tell-in-5-working-days');
    expect(duties({ approver: 'nurse' })).toContain('tell-in-5-working-days');
  });
});

describe('the resident’s door', () => {
  it('shows after we talk when 28 days have passed', () => {
    const since = (instant: string) => short(aWorld({}, { afterWeTalk: { since: instant } }), residentAsks('kelly'));
    expect(since(from(-28 * DAYS))).toBe('SHOW full D1');
    expect(since(from(-28 * DAYS + 1))).toBe('HIDE D1');
  });

  it('never shows a protected address, switched on or not', () => {
    const people = { kelly: { born: '1992-03-03', shownAtHome: true } };
    expect(short(aWorld({ people }, { tellsWhere: true }), residentAsks('kelly'))).toBe('SHOW full D1');
    const protectedPlaces = [{ person: 'kelly', named: ['kelly'] }];
    expect(short(aWorld({ people, protectedPlaces }, { tellsWhere: true }), residentAsks('kelly'))).toBe('HIDE D1');
  });

  it('lists a look by override once the person was told, and not while the app may not tell', () => {
    const looked = (more: object, world: Partial<World> = {}) =>
      short(
        aWorld({ looks: { line: { entry: 'entry', by: 'surgery', override: true, ...more } }, ...world }),
        residentAsks('kelly', { entry: undefined, look: 'line' }),
      );
    expect(looked({})).toBe('HIDE D1');
    expect(looked({ toldAt: NOW })).toBe('SHOW full D1');
    expect(looked({ toldAt: NOW }, { people: { kelly: { selfHarmRisk: true } } })).toBe('HIDE D1');
    expect(looked({ toldAt: NOW, delayedUntil: from(1), approver: 'author' })).toBe('HIDE D1');
    expect(looked({ toldAt: NOW, delayedUntil: from(1) })).toBe('SHOW full D1');
  });
});

describe('a conflict link', () => {
  const link = (more: object): World['conflicts'] => [
    { actor: 'nurse', person: 'pat', kind: 'ex', state: 'declared', from: from(-10 * DAYS), ...more },
  ];
  const lived = (until: string | undefined) => ['pat', 'kelly'].map((person) => ({ person, household: 'home', until }));

  it('covers whoever shared a household since it began', () => {
    expect(short(aWorld({ conflicts: link({}), households: lived(from(-9 * DAYS)) }))).toBe('HIDE D3');
    expect(short(aWorld({ conflicts: link({}), households: lived(from(-10 * DAYS)) }))).toBe('SHOW full D10');
  });

  it('holds on every login of the human, and from the instant on', () => {
    const workers = { nurse: { organisations: ['surgery'], person: 'her' }, author: { organisations: ['writers'], person: 'her' } };
    expect(short(aWorld({ workers, conflicts: link({ actor: 'author', person: 'kelly', from: NOW }) }))).toBe('HIDE D3');
    expect(short(aWorld({ workers, conflicts: link({ actor: 'author', person: 'kelly', from: from(1) }) }))).toBe('SHOW full D10');
  });
});
