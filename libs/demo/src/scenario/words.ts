// The shapes that the scenario is told in. Days are counted back from the first start of the demo place, so that it is always now there.

export interface OrganisationInScenario {
  readonly name: string;
  readonly kind:
    'health' | 'social_care' | 'vcse_care' | 'vcse' | 'housing' | 'children' | 'council' | 'police' | 'school' | 'dwp' | 'anchor';
  /** Never named where naming it would tell. */
  readonly protectedService?: boolean;
  /** Its administrators manage the whole place. One of them does. */
  readonly looksAfterPlace?: boolean;
}

export interface WorkerInScenario {
  /** The demo login. */
  readonly subject: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: 'worker' | 'connector' | 'peer' | 'supervisor' | 'guardian' | 'convener' | 'administrator';
  readonly jobTitle: string;
  readonly phone: string;
  /** What the sign-in page says about being them. */
  readonly line: string;
  /** One of the three whom a newcomer is shown first. */
  readonly first?: boolean;
  /** A second organisation that they work for; as a worker where no role is said. */
  readonly also?: { readonly organisation: string; readonly jobTitle: string; readonly role?: WorkerInScenario['role'] };
  /** They live here too, and have a record of their own, which nobody is beside. */
  readonly home?: { readonly street: string; readonly postcode: string };
}

/** `3` days before the first start, at `'10:30'` in Millbrook. Weekend days move back to the Friday. */
export type Ago = readonly [days: number, time: string];

export interface EntryInScenario {
  readonly at: Ago;
  readonly by: string;
  readonly where?: string;
  readonly kind?: 'conversation' | 'life_event' | 'we_got_this_wrong';
  readonly about: readonly string[];
  readonly words: string;
  readonly shown?: 'now' | 'after_we_talk';
  /** Words that took the place of the first ones. */
  readonly amended?: { readonly at: Ago; readonly words: string; readonly because: string };
}

export interface PersonInScenario {
  readonly name: string;
  readonly preferred: string;
  /** Years old and the day of the year they were born on, as 02-14. */
  readonly age: number;
  readonly birthday: string;
  readonly postcode?: string;
  readonly street?: string;
  readonly phone?: string;
  readonly whereaboutsHidden?: boolean;
  /** Agreed that partners find them by their full name and birth date, and that the lead person is named to them. */
  readonly agreedToBeFound?: boolean;
  readonly lead?: { readonly worker: string; readonly since: Ago };
  readonly alongside: readonly { readonly worker: string; readonly why: string; readonly since: Ago; readonly starting?: boolean }[];
  readonly safeContact?: { readonly how: string; readonly when?: string; readonly number?: string; readonly never?: string };
  readonly communication?: { readonly need: string; readonly detail?: string };
  readonly whatMatters?: readonly { readonly at: Ago; readonly by: string; readonly words: string }[];
  /** A yes names an organisation. */
  readonly agreed?: readonly { readonly organisation: string; readonly about: readonly string[]; readonly at: Ago }[];
  readonly refused?: readonly {
    readonly organisation: string;
    readonly about: readonly string[];
    readonly at: Ago;
    readonly say: 'something' | 'nothing';
  }[];
  readonly conflicts?: readonly {
    readonly worker: string;
    readonly kind: 'relative' | 'ex' | 'alleged_perpetrator';
    readonly since: Ago;
  }[];
  readonly story: readonly EntryInScenario[];
}

export interface Scenario {
  /** Whom to ask when an organisation may hold something. */
  readonly dutyDesk: string;
  readonly place: string;
  readonly organisations: readonly OrganisationInScenario[];
  readonly workers: readonly WorkerInScenario[];
  readonly teams: readonly { readonly name: string; readonly members: readonly string[] }[];
  readonly people: readonly PersonInScenario[];
  /** Each inner list shares a home. */
  readonly households: readonly (readonly string[])[];
  /** Someone who may not see a person types their full name and birth date, and asks to be rung. */
  readonly callBacks: readonly { readonly by: string; readonly about: string; readonly at: Ago }[];
}
