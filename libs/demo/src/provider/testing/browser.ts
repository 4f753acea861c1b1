/** A browser as far as sign-in needs one: it keeps cookies, and follows redirects only when told to. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** The last Set-Cookie of each name, whole. */
  readonly set = new Map<string, string>();

  constructor(private readonly origin: string) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, { headers });
  }

  async post(path: string, headers: Record<string, string> = {}, body?: string): Promise<Response> {
    return this.send(path, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
  }

  /** Follows redirects on this origin until a page, or until one whose path begins with `stopAt`. Gives the path and query it stands at. */
  async follow(path: string, stopAt?: string): Promise<string> {
    let at = new URL(path, this.origin);
    for (let hop = 0; hop < 10; hop++) {
      if (at.origin !== this.origin) throw new Error(`The browser was sent to ${at.origin}.`);
      if (stopAt && at.pathname.startsWith(stopAt)) break;
      const location = (await this.get(at.pathname + at.search)).headers.get('location');
      if (!location) break;
      at = new URL(location, at);
    }
    return at.pathname + at.search;
  }

  private async send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(path, this.origin), {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, ...(cookie ? { cookie } : {}) },
    });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return answer;
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(name.length + 1);
    this.set.set(name, line);
    const over = /max-age=0(;|$)/i.test(line) || Date.parse(/expires=([^;]+)/i.exec(line)?.[1] ?? '') < Date.now();
    if (value && !over) this.cookies.set(name, value);
    else this.cookies.delete(name);
  }
}
