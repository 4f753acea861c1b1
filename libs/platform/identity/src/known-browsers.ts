import { Injectable } from '@nestjs/common';
import { OutsideContext } from '@alongside/platform/database';
import { cookie, hashOf, KNOWN_BROWSER_COOKIE, newToken, readToken } from './cookies.ts';

/** As long as a browser keeps a cookie at most. */
const KEPT_SECONDS = 400 * 24 * 60 * 60;

/**
 * Browsers that somebody has signed in with before. Each has a share of its own of how often it may ask, so that whoever uses up the share of a network
 * address keeps none of its colleagues out. It opens nothing, and is kept with no word of whose it is.
 */
@Injectable()
export class KnownBrowsers {
  constructor(private readonly outside: OutsideContext) {}

  /** At a successful sign-in, and then alone: the Set-Cookie value by which this browser is known from now on. */
  async remember(cookieHeader: string | undefined): Promise<string> {
    const held = readToken(cookieHeader, KNOWN_BROWSER_COOKIE);
    const given = newToken();
    const [row] = await this.outside.call<{ known: boolean }>('browser.remember', 'select know_browser($1, $2) known', [
      held ? hashOf(held) : null,
      hashOf(given),
    ]);
    return cookie(KNOWN_BROWSER_COOKIE, held && row?.known ? held : given, KEPT_SECONDS);
  }

  /** Whether somebody has signed in with this browser before. */
  async isKnown(cookieHeader: string | undefined): Promise<boolean> {
    const held = readToken(cookieHeader, KNOWN_BROWSER_COOKIE);
    if (!held) return false;
    const [row] = await this.outside.call<{ known: boolean }>('browser.known', 'select browser_is_known($1) known', [hashOf(held)]);
    return row?.known ?? false;
  }
}
