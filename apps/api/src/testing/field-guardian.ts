import type { FieldOracle } from './field-oracle.ts';
import { bases, HOUR_AGO, type Resident, STARTED, type Worker } from './field-world.ts';
import { actOf, alertedOf, RELEASED_UNTIL } from './lay-out-fields.ts';
import type { Json } from './personal-content.ts';

// What a Guardian is told. It is no part of the sharing decision: it rests on whom they answer for, and on whom they must not reach.

/** When an override of each ground is over, an hour after it began. */
export const ENDS: Readonly<Record<string, string>> = {
  emergency: '2026-11-21T13:03:00.000Z',
  safeguarding: '2026-11-24T09:03:00.000Z',
  legal: '2026-11-22T09:03:00.000Z',
};
/** Five working days after Saturday 21 November. */
export const TELL_BY = '2026-11-27';

/** Whether a person is one whom workers of the role stand beside, or are kept from. */
const residentOf = (id: string, { role }: Worker): boolean => id.startsWith(`${role}+`);

/** What workers of the Guardian's organisation put, but about whom they are kept from. */
export function actsFor(oracle: FieldOracle, worker: Worker): Json[] {
  return oracle.of.workers
    .filter(({ kind, organisation }) => (bases as readonly string[]).includes(kind) && organisation === worker.organisation)
    .flatMap((one) =>
      oracle.of.residents
        .filter(({ id }) => residentOf(id, one) && !(worker.kind === 'linked' && residentOf(id, worker)))
        .map((resident) => ({ act: actPut(oracle, one, resident), whom: resident.full })),
    );
}

/** A link that a worker put, as whoever may know of it reads it. */
export const actPut = (oracle: FieldOracle, one: Worker, resident: Resident): { readonly [key: string]: Json } => ({
  ...{ id: oracle.id(`act ${one.id} ${resident.id}`), personId: oracle.id(resident.id), kind: 'conflict_link', putAt: HOUR_AGO },
  ...{ putBy: oracle.id(one.id), ...actOf(one, resident), endAsked: false, endAskedByMe: false, ended: false },
  dismissals: [
    {
      ...{
        id: oracle.id(`dismissal ${one.id} ${resident.id}`),
        said: `Not at ${one.id}`,
        reason: `Another, says ${one.id} of ${resident.id}`,
      },
      ...{ askedBy: oracle.id('eve'), askedAt: HOUR_AGO, mine: false, agreed: false },
    },
  ],
});

/** What Guardians of the same organisation asked to lift, but of whom they are kept from. */
export function releasesFor(oracle: FieldOracle, worker: Worker): Json[] {
  return oracle.of.workers
    .filter(
      ({ kind, role, organisation }) =>
        (bases as readonly string[]).includes(kind) && role === 'guardian' && organisation === worker.organisation,
    )
    .flatMap((one) =>
      oracle.of.residents
        .filter(({ id }) => id.startsWith('guardian+') && worker.kind !== 'linked')
        .map((resident) => ({
          ...{
            id: oracle.id(`release ${one.id} ${resident.id}`),
            personId: oracle.id(resident.id),
            whom: resident.full,
            to: oracle.id('eve'),
          },
          ...{ askedBy: oracle.id(one.id), askedAt: HOUR_AGO, reason: actOf(one, resident).reason, until: RELEASED_UNTIL, state: 'asked' },
          ...{ mine: one.id === worker.id, forMe: false },
        })),
    );
}

/** The alerts about workers of the Guardian's organisation, but for their own. */
export function alertsFor(oracle: FieldOracle, worker: Worker): Json[] {
  return alertedOf(oracle.of.workers)
    .filter((one) => one.organisation === worker.organisation && one.id !== worker.id)
    .map((one) => ({
      ...{ id: oracle.id(`alert ${one.id}`), kind: 'no_relationship', at: HOUR_AGO, worker: oracle.id(one.id) },
      ...{ personId: oracle.id(oracle.of.residents[0]?.id ?? ''), looks: [oracle.id(`look ${one.id}`)] },
    }));
}

/** All that waits for the Guardian of an organisation: never their own, nor of a person whom they are kept from. */
export function queueOf(oracle: FieldOracle, worker: Worker): Json[] {
  const others = oracle.of.workers.filter((one) => one.organisation === worker.organisation && one.id !== worker.id);
  const mayGuard = ({ id }: Resident): boolean => !(worker.kind === 'linked' && residentOf(id, worker));
  const no = { endsAt: null, told: null, categories: null, opened: null, recipient: null, personToldAt: null };
  const overrides = others.flatMap((one) =>
    oracle.of.residents.filter(mayGuard).flatMap((resident) =>
      Object.keys(ENDS).flatMap((ground): Json[] => {
        const id = oracle.overrideId(one.id, resident, ground);
        if (!id) return [];
        const opened = one.kind !== 'linked';
        return [
          {
            ...{
              id,
              kind: 'override',
              why: ground,
              at: HOUR_AGO,
              dueOn: opened ? TELL_BY : '2026-11-21',
              endsAt: ENDS[ground] ?? '',
              ...oracle.works(one),
            },
            ...{
              whom: `Typed by ${one.id} for ${resident.id}`,
              reason: `Reason of ${one.id} for ${resident.id}`,
              told: `Told by ${one.id} of ${resident.id}`,
            },
            ...{ categories: ['health'], opened, recipient: ground === 'legal' ? 'the court' : null },
            // whoever wrote once has told the person
            personToldAt: one.kind === 'author' ? HOUR_AGO : null,
          },
        ];
      }),
    ),
  );
  const started = others
    .filter(({ kind }) => kind === 'starting')
    .flatMap((one) =>
      oracle.of.residents.filter(mayGuard).flatMap((resident): Json[] => {
        const id = oracle.laid.involvements.get(`${one.id} ${oracle.id(resident.id)}`);
        return id
          ? [
              {
                ...no,
                id,
                kind: 'started_alone',
                why: null,
                at: STARTED,
                dueOn: '2026-11-06',
                ...oracle.works(one),
                whom: resident.full,
                reason: 'as told',
              },
            ]
          : [];
      }),
    );
  const first = oracle.of.residents[0];
  const looks = alertedOf(others).flatMap((one): Json[] =>
    first && one.organisation === worker.organisation && mayGuard(first)
      ? [
          {
            ...no,
            id: oracle.id(`alert ${one.id}`),
            kind: 'look',
            why: 'no_relationship',
            at: HOUR_AGO,
            dueOn: TELL_BY,
            ...oracle.works(one),
            whom: first.full,
            reason: null,
          },
        ]
      : [],
  );
  return [...overrides, ...started, ...looks];
}
