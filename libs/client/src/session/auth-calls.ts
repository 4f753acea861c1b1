import { inject, Injectable } from '@angular/core';
import { FETCH } from '../graph/graph.ts';
import { problemOfAnswer, WayInError } from './way-in-error.ts';

/** How long an answer may take, in milliseconds. */
const patience = 20_000;

/** Asks the server's addresses of sign-in. Everything secret travels in the body, never in the address. Throws WayInError. */
@Injectable({ providedIn: 'root' })
export class AuthCalls {
  private readonly fetch = inject(FETCH);

  get<Answer>(path: string): Promise<Answer> {
    return this.ask<Answer>(path, { method: 'GET', headers: { accept: 'application/json' } });
  }

  post<Answer = undefined>(path: string, body: object = {}): Promise<Answer> {
    const headers = { accept: 'application/json', 'content-type': 'application/json', 'x-alongside': '1' };
    return this.ask<Answer>(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  private async ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
    const answer = await this.fetch(`/auth/${path}`, {
      ...init,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    }).catch(() => {
      throw new WayInError('offline');
    });
    if (!answer.ok) throw new WayInError(await problemOfAnswer(answer));
    return (answer.status === 204 ? undefined : await answer.json()) as Answer;
  }
}
