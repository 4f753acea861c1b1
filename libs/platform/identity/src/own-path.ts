const LONGEST = 2000;
// Not where one lands after signing in: they would go round in a circle, or are not pages.
const NO_PAGE = /^\/(auth|demo-sign-in|graphql|health|sign-in)(\/|$)/i;
// Control characters, spaces and backslashes: browsers drop them or read them as slashes.
const ODD = /[\u0000-\u0020\u007f\\]/;

/** The path of ours that was asked for, or `/` where it would lead elsewhere: another origin, another scheme, no page. */
export function ownPath(asked: unknown, origin: string): string {
  if (typeof asked !== 'string' || asked.length > LONGEST || !/^\/(?!\/)/.test(asked) || ODD.test(asked)) return '/';
  const url = URL.parse(asked, origin);
  if (!url || url.origin !== origin || url.pathname.startsWith('//') || NO_PAGE.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}
