import type { Override } from '../../libs/consent/model/src/decision/access-facts.ts';
import type { Id } from '../../libs/consent/model/src/decision/vocabulary.ts';
import type { World } from '../../libs/consent/model/src/decision/world.ts';
import { Random } from '../../libs/consent/model/src/testing/random.ts';

/** How a person is called and reached. */
export interface Details {
  readonly preferredName: string;
  readonly fullName: string;
  readonly birthDate: string;
  readonly postcode: string;
  readonly phone: string;
  readonly street: string;
  /** What somebody types who knows all of it. */
  readonly typed: string;
}

interface Alert {
  readonly id: string;
  readonly worker: Id;
  readonly organisation: Id;
  readonly person: Id;
  readonly kind: 'no_relationship' | 'conflict_link' | 'own_name_or_address' | 'not_found';
}

/** What the app shows and no decision asks for. */
export interface Extras {
  readonly people: Readonly<Record<Id, Details>>;
  readonly callBacks: Readonly<Record<Id, { worker: Id; organisation: Id; typed: string; fullName: string; birthDate: string }>>;
  readonly alerts: readonly Alert[];
  readonly listed: readonly ({ id: string; organisation: Id; worker: Id } & Details)[];
  /** People whom no override of this world opened: whoever asked was told that nobody fits. */
  readonly unopened: readonly Id[];
  /** Overrides that were asked for somebody who is not there. */
  readonly orphans: readonly (Override & { typed: string })[];
}

/** A world of the decision, with what else the app shows. */
export interface Furnished {
  readonly world: World;
  readonly extras: Extras;
}

const FIRST = ['Kelly', 'Kelly', 'Walter', 'Zoe', 'Ivo', 'Nadia', 'Carl', 'Bea'];
const LAST = ['Marsden', 'Holt', 'Marsden', 'Okoro', 'Lind'];

/** Furnishes a world. The same seed and world give the same. */
export function furnish(world: World, seed: number): Furnished {
  const random = new Random(seed ^ 0x2545f491);
  const [organisations, workers] = [Object.keys(world.organisations ?? {}), Object.keys(world.workers ?? {})];
  const people = Object.fromEntries(
    Object.entries(world.people ?? {}).map(([id, { born }], at) => [id, detailsOf(at, born ?? `19${50 + at}-02-14`)] as const),
  );
  const known = Object.entries(people);
  const aWorker = () => ({ worker: random.pick(workers), organisation: random.pick(organisations) });
  return {
    world,
    extras: {
      people,
      callBacks: Object.fromEntries(
        known.map(([id, { typed, fullName, birthDate }]) => [id, { ...aWorker(), typed, fullName, birthDate }] as const),
      ),
      alerts: random.times(3, (at) => ({
        ...{ id: `alert ${at}`, worker: workers[at % workers.length] ?? 'w0' },
        // mostly where a Guardian is who may be kept from the person
        organisation: random.in100(60) ? 'o0' : random.pick(organisations),
        ...{
          person: random.pick(known)[0],
          kind: (['no_relationship', 'conflict_link', 'own_name_or_address'] as const)[at] ?? 'not_found',
        },
      })),
      listed: known
        .slice(0, 3)
        .map(([id, details]) => ({ id: `listed ${id}`, organisation: 'o0', worker: random.pick(['w0', 'w1']), ...details })),
      unopened: [],
      orphans: [],
    },
  };
}

/** Somebody who is in no world. */
export const nobody: Details = detailsOf(9, '1977-07-07');

function detailsOf(at: number, birthDate: string): Details {
  const [preferredName, last] = [FIRST[at % FIRST.length] ?? 'Bea', LAST[at % LAST.length] ?? 'Lind'];
  const [fullName, phone] = [`${preferredName} ${last}`, `0770090010${at % 10}`];
  return {
    preferredName,
    fullName,
    birthDate,
    postcode: `M14${at % 10}RT`,
    phone,
    street: `${at} Canal Street`,
    typed: `${fullName} ${phone}`,
  };
}
