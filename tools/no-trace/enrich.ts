import type { Involvement, Override } from '../../libs/consent/model/src/decision/access-facts.ts';
import type { Conflict } from '../../libs/consent/model/src/decision/protection-facts.ts';
import type { Choice } from '../../libs/consent/model/src/decision/sharing-facts.ts';
import type { WorkerActor } from '../../libs/consent/model/src/decision/question.ts';
import type { World } from '../../libs/consent/model/src/decision/world.ts';
import type { Random } from '../../libs/consent/model/src/testing/random.ts';

/** Makes a random world tell more: the asker reads something, and there is more to be hidden from them. */
export function enrich(world: World, { worker, organisation }: WorkerActor, random: Random): World {
  const people = Object.keys(world.people ?? {});
  const entries = Object.keys(world.entries ?? {});
  const others = Object.keys(world.workers ?? {}).filter((id) => id !== worker);
  const theirs = Object.keys(world.organisations ?? {}).filter((id) => id !== organisation);
  const [subject, another, third] = [people[0] ?? '', people[1] ?? '', people[2] ?? ''];
  const [other, elsewhere] = [random.pick(others), random.pick(theirs)];
  const before = new Date(Date.parse(world.now) - 40 * 86_400_000).toISOString();
  const hour = new Date(Date.parse(world.now) - 3_600_000).toISOString();
  const often = <Fact>(times: number, fact: Fact): Fact[] => (random.in100(times) ? [fact] : []);
  const quiet = random.in100(20);
  const { organisations = {} } = world;
  return {
    ...world,
    organisations: quiet
      ? { ...organisations, [elsewhere]: { kind: 'health', ...organisations[elsewhere], protectedService: true } }
      : organisations,
    involvements: [
      ...(world.involvements ?? []),
      ...often<Involvement>(60, { worker, organisation, person: subject, state: 'alongside', from: before }),
      ...often<Involvement>(quiet ? 100 : 20, {
        worker: other,
        organisation: elsewhere,
        person: subject,
        state: 'alongside',
        from: before,
      }),
      ...often<Involvement>(30, { worker: other, organisation: elsewhere, person: another, state: 'alongside', from: before }),
    ],
    conflicts: [
      ...(world.conflicts ?? []),
      ...often<Conflict>(25, {
        actor: worker,
        person: another,
        kind: random.pick(['ex', 'alleged perpetrator', 'relative']),
        state: 'declared',
        from: before,
      }),
    ],
    seals: [
      ...(world.seals ?? []),
      ...(entries.length > 0 ? often(25, { entry: random.pick(entries), named: random.in100(50) ? [other] : [] }) : []),
      ...often(15, { person: third, named: [other] }),
    ],
    protectedPlaces: [
      ...(world.protectedPlaces ?? []),
      ...often(15, { person: random.pick([subject, third]), named: [other], from: before }),
    ],
    restrictedRecords: [...(world.restrictedRecords ?? []), ...often(10, { person: random.pick(people), named: [other] })],
    overrides: [
      // the app names no card among the categories of an override
      ...(world.overrides ?? []).flatMap((one) => {
        const categories = one.categories.filter((number) => number !== '1');
        return categories.length > 0 ? [{ ...one, categories }] : [];
      }),
      ...often<Override>(25, {
        ...{ person: random.pick([subject, another]), worker: other, organisation: elsewhere, ground: 'EMERGENCY', categories: ['4', '6'] },
        ...{ reason: 'she fell', told: 'nobody was there', invokedAt: hour, state: 'active' },
      }),
    ],
    choices: [
      ...(world.choices ?? []),
      ...often<Choice>(25, {
        person: subject,
        by: subject,
        organisations: [organisation],
        categories: ['5', '8'],
        answer: 'no',
        say: 'nothing',
        givenAt: hour,
      }),
    ],
  };
}
