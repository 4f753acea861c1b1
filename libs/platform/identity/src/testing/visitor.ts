import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { type Faults, VirtualAuthenticator } from './virtual-authenticator.ts';

/** What a script of ours got. */
export interface Reply<Body> {
  readonly status: number;
  readonly body: Body;
  readonly problem: string | undefined;
}

/** Somebody with a browser and a device: cookies of each origin, passkeys, and redirects followed by hand. */
export class Visitor {
  readonly origin: string;
  readonly device: VirtualAuthenticator;
  private readonly jars = new Map<string, Map<string, string>>();

  constructor(origin: string) {
    this.origin = origin;
    this.device = new VirtualAuthenticator(origin);
  }

  /** The cookies of our origin. */
  get cookies(): Map<string, string> {
    return this.jar(this.origin);
  }

  /** Asks as the pages' scripts do. */
  async ask<Body = Record<string, unknown>>(path: string, body?: unknown): Promise<Reply<Body>> {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await this.send(new URL(path, this.origin), {
      ...sent,
      headers: { 'x-alongside': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    });
    const text = await answer.text();
    const found = (text ? JSON.parse(text) : undefined) as Body & { problem?: string };
    return { status: answer.status, body: found, problem: found?.problem };
  }

  /** Follows redirects from page to page until one answers, or one whose address begins so. Gives where it stands. */
  async follow(address: string, stopAt?: string): Promise<URL> {
    let at = new URL(address, this.origin);
    for (let hop = 0; hop < 12; hop++) {
      if (stopAt && at.href.startsWith(stopAt)) return at;
      const location = (await this.send(at, { headers: {} })).headers.get('location');
      if (!location) return at;
      at = new URL(location, at);
    }
    throw new Error('The browser was sent on and on.');
  }

  /** Signs in with the passkey that this device made last. */
  async signIn(faults: Faults = {}): Promise<Reply<unknown>> {
    const { body } = await this.ask<PublicKeyCredentialRequestOptionsJSON>('/auth/passkey/options', {});
    return this.ask('/auth/passkey/sign-in', { response: this.device.get(body, faults) });
  }

  /** Makes a passkey from the options at one address, and sends it with the rest to another. */
  async makePasskey(optionsAt: string, sendTo: string, rest: object, faults: Faults = {}): Promise<Reply<unknown>> {
    const options = await this.ask<PublicKeyCredentialCreationOptionsJSON>(optionsAt, rest);
    if (options.status !== 200) return options;
    return this.ask(sendTo, { ...rest, response: this.device.create(options.body, faults) });
  }

  /** The header that this browser sends to our origin. */
  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private async send(url: URL, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
    const jar = this.jar(url.origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, ...(cookie ? { cookie } : {}) } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      const over = /max-age=0(;|$)/i.test(line) || Date.parse(/expires=([^;]+)/i.exec(line)?.[1] ?? '') < Date.now();
      if (value && !over) jar.set(name, value);
      else jar.delete(name);
    }
    return answer;
  }

  private jar(origin: string): Map<string, string> {
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    return jar;
  }
}
