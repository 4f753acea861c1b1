import type { AuthorityFacts } from '../decision/authority-facts.ts';
import type { Basis, Choice, SharingFacts } from '../decision/sharing-facts.ts';
import { type CategoryNumber, categoryNumbers, type Id, type Need, purposes } from '../decision/vocabulary.ts';
import { type Cast, isAtHome, mostly, someCategories } from './random-cast.ts';

/** What organisations agreed, and what people were told and chose. */
export function randomSharing(cast: Cast): SharingFacts {
  const { random, times, ids, subject } = cast;
  return {
    agreements: random.in100(97)
      ? [
          {
            organisations: random.in100(96) ? ids.organisations : random.some(ids.organisations),
            state: random.weighted([
              [97, 'in force'],
              [2, 'suspended'],
              [1, 'ended'],
            ] as const),
            from: random.maybe(35, () => times.past()),
            until: random.maybe(cast.theme === 'overrides' ? 45 : 4, () =>
              random.in100(25) ? new Date(times.now).toISOString() : times.future(),
            ),
          },
        ]
      : [],
    bases: randomBases(cast),
    tellings: random.times(
      random.weighted([
        [45, 0],
        [35, 1],
        [20, 2],
      ]),
      () => ({
        person: mostly(random, subject, ids.people),
        to: mostly(random, subject, ids.people),
        organisations: mostlyReader(cast),
        categories: someCategories(random),
        at: random.maybe(96, () => times.past()),
      }),
    ),
    choices: random.times(cast.theme === 'choices' || cast.theme === 'merges' ? 2 + random.below(4) : random.below(3), () => aChoice(cast)),
  };
}

/** At most one active basis for each organisation, purpose and category. */
function randomBases(cast: Cast): Basis[] {
  const { random, times, reader } = cast;
  return purposes.slice(0, 7).flatMap((purpose) => {
    if (random.in100(12)) return [];
    const split = random.below(categoryNumbers.length);
    const groups = random.in100(50) ? [categoryNumbers] : [categoryNumbers.slice(0, split), categoryNumbers.slice(split)];
    return groups.map((categories) => ({
      organisation: mostly(random, reader, cast.ids.organisations, 95),
      purpose,
      categories: [...categories],
      state: random.weighted([
        [88, 'active'],
        [4, 'suspended'],
        [4, 'proposed'],
        [4, 'ended'],
      ] as const),
      restsOn: random.weighted([
        [45, 'choice'],
        [35, 'telling'],
        [purpose === 'safeguarding' ? 60 : 15, 'duty'],
      ] as const),
      reviewOn: random.maybe(15, () => times.reviewDay()),
    }));
  });
}

function aChoice(cast: Cast): Choice {
  const { random, times, ids, subject } = cast;
  const answer = random.weighted([
    [60, 'yes'],
    [28, 'no'],
    [12, 'ask'],
  ] as const);
  const bestInterests = random.in100(cast.theme === 'choices' ? 20 : 5);
  const by = bestInterests ? 'best-interests' : mostly(random, subject, ids.people, cast.theme === 'choices' ? 45 : 75);
  return {
    person: mostly(random, subject, ids.people, 80),
    by,
    organisations: random.in100(answer === 'yes' ? 3 : 25) ? ['*'] : mostlyReader(cast),
    categories: someCategories(random),
    answer,
    say: random.maybe(60, () => random.pick(['something', 'nothing'] as const)),
    givenAt: times.past(),
    withdrawnAt: random.maybe(18, () => times.past()),
    withdrawnSay: random.maybe(60, () => random.pick(['something', 'nothing'] as const)),
    settles: random.maybe(bestInterests ? 60 : 0, () => true),
  };
}

const mostlyReader = ({ random, reader, ids }: Cast): Id[] =>
  random.in100(88) ? [reader, ...(random.in100(20) ? [random.pick(ids.organisations)] : [])] : random.some(ids.organisations);

/** Who may decide for whom. */
export function randomAuthority(cast: Cast): AuthorityFacts {
  const { random, times, ids, subject, representative } = cast;
  const many = ['choices', 'home', 'looks'].includes(cast.theme);
  const count = () =>
    many
      ? random.weighted([
          [30, 0],
          [40, 1],
          [30, 2],
        ])
      : random.in100(8)
        ? 1
        : 0;
  // at home, an adult whom an attorney or deputy may speak for
  const unable = isAtHome(cast) && Number((cast.people[subject]?.born ?? '2020').slice(0, 4)) < 2000 && random.in100(75);
  const kinds = ['parent', 'attorney', 'deputy', 'executor', 'administrator'] as const;
  return {
    representatives: random.times(many ? 1 + random.below(4) : random.below(2), () => ({
      person: mostly(random, subject, ids.people, 80),
      by: mostly(random, representative, ids.people, isAtHome(cast) ? 80 : 30),
      kind: unable ? random.pick(['attorney', 'deputy'] as const) : random.in100(60) ? 'parent' : random.pick(kinds),
      scope: random.maybe(90, () =>
        random.weighted([
          [75, 'welfare'],
          [25, 'property'],
        ] as const),
      ),
      registered: random.maybe(85, () => true),
      ...(random.in100(60) ? {} : times.window()),
    })),
    capacityNotes: random.times(unable ? 1 : count(), () => ({
      person: mostly(random, subject, ids.people, unable ? 100 : 85),
      categories: unable ? [...categoryNumbers] : someCategories(random),
      lacks: random.maybe(75, () => true),
      at: times.past(),
      until: random.maybe(unable ? 95 : 65, () => times.future()),
    })),
    competenceNotes: random.times(count(), () => ({
      person: mostly(random, subject, ids.people, 85),
      categories: someCategories(random),
      competent: random.maybe(75, () => true),
      at: times.past(),
    })),
  };
}

/** What each role needs: usually all, now and then a summary or nothing. */
export function randomNeeds({ random }: Cast): Record<string, Partial<Record<CategoryNumber, Need>>> {
  const usual = random.weighted([
    [60, 'full'],
    [40, 'mixed'],
  ] as const);
  const need = (): Need =>
    usual === 'full'
      ? 'full'
      : random.weighted([
          [40, 'full'],
          [40, 'summary'],
          [20, 'none'],
        ] as const);
  const row = () => Object.fromEntries(categoryNumbers.filter(() => random.in100(96)).map((category) => [category, need()]));
  return { worker: row(), supervisor: row(), guardian: row() };
}
