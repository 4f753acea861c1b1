import { InjectionToken } from '@angular/core';

/** Lets one tab at a time do something. */
export interface Locks {
  /** Waits for the lock, does the work, lets go. */
  hold<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  /** Takes the lock if it is free and gives back how to let go; null when another tab has it. */
  tryHold(name: string): Promise<(() => void) | null>;
}

const browserLocks: Locks = {
  hold: (name, work) => navigator.locks.request(name, work),
  tryHold: (name) =>
    new Promise((resolve, reject) => {
      navigator.locks
        .request(name, { ifAvailable: true }, (lock) => {
          if (!lock) {
            resolve(null);
            return undefined;
          }
          return new Promise<void>((letGo) => resolve(letGo));
        })
        .catch(reject);
    }),
};

/** Web Locks: they end with the tab that held them. A test gives its own. */
export const LOCKS = new InjectionToken<Locks>('LOCKS', { factory: () => browserLocks });
