import { inject, Injector, type Signal } from '@angular/core';
import { KeptPeople } from '../device/kept-people.ts';
import { followPage, type FollowingPage } from './follow-page.ts';

/**
 * Follows a person for as long as the page is open. When they may not be seen any more everything of them goes, and the page is that of nobody.
 * True once the page may ask: what it reads from then on is followed without a gap. Needs an injection context.
 */
export function followPerson(personId: () => string, page: FollowingPage): Signal<boolean> {
  const injector = inject(Injector);
  return followPage(() => ({ subject: 'person', id: personId() }), {
    ...page,
    purge: (id) => {
      page.purge?.(id);
      void injector
        .get(KeptPeople)
        .forget(id)
        .catch(() => undefined); // a device that cannot forget keeps a name until the list is got again
    },
  });
}
