import { auditServer } from 'graphql-http';
import { expect, it } from 'vitest';
import { aBareActor, startApi } from '@alongside/platform/testing';
import { domains } from './domains.ts';

// The audit of the GraphQL over HTTP specification, with the cookie and the header that our app sends.

const api = startApi(domains);

/** What it may and should have, and we have not. */
const without = {
  // A GET would stand in a log, in the history and behind a link: all of ours are POST.
  notice: ['5A70', '6A70', 'D6D5'],
  // A refused document is 400 for application/json too, where 200 is the advice: whoever watches the server sees it.
  warn: ['572B', '7B9B', 'FDE2'],
};

it('speaks GraphQL over HTTP as its specification says it must', async () => {
  const { token } = await aBareActor(api.database);
  await api.app().listen(0, '127.0.0.1');
  const fetchFn = (url: string, init?: RequestInit): Promise<Response> =>
    fetch(url, {
      ...init,
      headers: { ...(init?.headers as Record<string, string> | undefined), 'x-alongside': '1', cookie: `__Host-worker=${token}` },
    });
  const results = await auditServer({ url: `${await api.app().getUrl()}/graphql`, fetchFn });
  const lacking = (level: string): string[] => results.filter(({ status }) => status === level).map(({ id }) => id);
  expect(results.length).toBeGreaterThan(50);
  expect(lacking('error')).toEqual([]);
  expect(lacking('warn').sort()).toEqual(without.warn);
  expect(lacking('notice').sort()).toEqual(without.notice);
});
