import { InjectionToken } from '@angular/core';
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { WayInError, type WayInProblem } from './way-in-error.ts';

/** What this browser can do with passkeys. Both throw WayInError. */
export interface PasskeyBrowser {
  /** False in a browser that knows no passkeys. */
  able(): boolean;
  /** Makes one, with the options of the server. Gives what the server wants to see. */
  make(options: PublicKeyCredentialCreationOptionsJSON): Promise<object>;
  /** Shows one that was made before. */
  show(options: PublicKeyCredentialRequestOptionsJSON): Promise<object>;
}

const able = (): boolean => typeof window.PublicKeyCredential === 'function';

/** The library is loaded with the first passkey, not with the page. */
const library = async () => {
  if (!able()) throw new WayInError('not-able');
  return import('@simplewebauthn/browser').catch(() => {
    throw new WayInError('offline');
  });
};

/** The browser's own passkeys; a test gives others. */
export const PASSKEY_BROWSER = new InjectionToken<PasskeyBrowser>('PASSKEY_BROWSER', {
  factory: () => ({
    able,
    make: async (optionsJSON) => {
      const { startRegistration } = await library();
      return startRegistration({ optionsJSON }).catch(fail);
    },
    show: async (optionsJSON) => {
      const { startAuthentication } = await library();
      return startAuthentication({ optionsJSON }).catch(fail);
    },
  }),
});

/** By the error's name alone: its words may hold an address. */
export function problemOfBrowser(name: string): WayInProblem {
  if (name === 'NotAllowedError' || name === 'AbortError') return 'stopped';
  if (name === 'InvalidStateError') return 'there-already';
  return 'not-able';
}

function fail(error: unknown): never {
  throw new WayInError(problemOfBrowser(error instanceof Error ? error.name : ''));
}
