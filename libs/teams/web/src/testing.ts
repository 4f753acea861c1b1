import { ChangeDetectionStrategy, Component } from '@angular/core';
import type { AdministrationPartsFragment, ManagedOrganisationPartsFragment, MemberPartsFragment } from './operations.generated.ts';

/** Where a link leads to in a spec. */
@Component({ changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
export class Elsewhere {}

/** A screen as wide as a desk, or as narrow as a phone. */
export function aScreen(kind: 'phone' | 'computer'): void {
  Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => ({ matches: kind === 'phone' }) });
}

/** The spec's own document, whose address stays as it is: it writes down where a page would have gone. */
export function aPage() {
  const replaced: string[] = [];
  const assigned: string[] = [];
  const { href, origin } = document.location;
  const location = {
    href,
    origin,
    replace: (url: string) => void replaced.push(url),
    assign: (url: string) => void assigned.push(url),
  };
  const own = new Proxy(document, {
    get: (target, name) => {
      if (name === 'location') return location;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
  return { document: own, replaced, assigned };
}

/** A worker at an organisation. */
export function aMember(id: string, name: string, change: Partial<MemberPartsFragment> = {}): MemberPartsFragment {
  return {
    id,
    version: 1,
    worker: { id: `w-${id}`, name },
    role: 'worker',
    jobTitle: 'Support worker',
    since: '2020-11-20T10:00:00.000Z',
    isMe: false,
    ...change,
  };
}

/** The organisation that looks after the place, with its administrator and one who waits. */
export function anOrganisation(change: Partial<ManagedOrganisationPartsFragment> = {}): ManagedOrganisationPartsFragment {
  return {
    id: 'o1',
    version: 1,
    name: 'Ashby Advice',
    kind: 'vcse',
    protectedService: false,
    looksAfterPlace: true,
    issuer: null,
    mayManage: true,
    members: [aMember('m1', 'Nia Rowe', { isMe: true, role: 'administrator', jobTitle: 'Manager' }), aMember('m2', 'Ola Marsh')],
    invitations: [
      {
        id: 'i1',
        name: 'Sid Vale',
        role: 'peer',
        jobTitle: 'Peer worker',
        invitedAt: '2020-11-20T10:00:00.000Z',
        endsAt: '2020-11-27T10:00:00.000Z',
        again: false,
      },
    ],
    ...change,
  };
}

/** Everything that Nia, who looks after the place, keeps in order. */
export function anAdministration(change: Partial<AdministrationPartsFragment> = {}): AdministrationPartsFragment {
  const library = anOrganisation({
    id: 'o2',
    name: 'Ashby Library',
    kind: 'council',
    looksAfterPlace: false,
    members: [],
    invitations: [],
  });
  return {
    looksAfterPlace: true,
    organisations: [anOrganisation(), library],
    teams: [
      {
        id: 't1',
        version: 1,
        name: 'Ashby North',
        members: [
          {
            worker: { id: 'w-m2', name: 'Ola Marsh' },
            organisation: { id: 'o1', name: 'Ashby Advice' },
            since: '2020-11-20T10:00:00.000Z',
          },
        ],
      },
    ],
    issuers: [],
    ...change,
  };
}

/** What a change answers when someone else made theirs first. */
export function meanwhile(id: string, administration: AdministrationPartsFragment | null = anAdministration()) {
  return { __typename: 'ChangedMeanwhile' as const, id, message: 'Someone else changed this while you were writing.', administration };
}

/** What a change answers when it was made. */
export function changed(id: string, administration: AdministrationPartsFragment | null = anAdministration()) {
  return { __typename: 'AdministrationChanged' as const, id, administration };
}
