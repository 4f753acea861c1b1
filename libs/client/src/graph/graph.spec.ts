import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { MeDocument } from '../operations.generated.ts';
import { FETCH, Graph } from './graph.ts';

describe('the graph client', () => {
  let answer: () => Promise<Response>;
  let asked: { url: unknown; init: RequestInit | undefined }[];

  beforeEach(() => {
    asked = [];
    const fetched: typeof fetch = (url, init) => {
      asked.push({ url, init });
      return answer();
    };
    TestBed.configureTestingModule({ providers: [{ provide: FETCH, useValue: fetched }] });
  });

  const json = (body: unknown, status = 200) =>
    Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }));

  it('sends the id of a safelisted operation and never its text', async () => {
    answer = () => json({ data: { me: { phone: null } } });
    expect(await TestBed.inject(Graph).query(MeDocument, {})).toEqual({ me: { phone: null } });
    const [{ url, init } = { url: '', init: undefined }] = asked;
    expect(url).toBe('/graphql');
    expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin', cache: 'no-store' });
    expect(new Headers(init?.headers).get('x-alongside')).toBe('1');
    expect(JSON.parse(init?.body as string)).toEqual({ documentId: MeDocument.documentId, variables: {} });
  });

  it('asks again each time: nothing is kept that a person may have withdrawn', async () => {
    let count = 0;
    answer = () => json({ data: { count: ++count } });
    const graph = TestBed.inject(Graph);
    const answers = await Promise.all([graph.query(MeDocument, {}), graph.query(MeDocument, {})]);
    expect(answers).toEqual([{ count: 1 }, { count: 2 }]);
  });

  it('tells that nobody is signed in', async () => {
    answer = () => json({ errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] });
    let told = 0;
    const graph = TestBed.inject(Graph);
    graph.whenUnauthenticated(() => (told += 1));
    await expect(graph.query(MeDocument, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(told).toBe(1);
    expect(graph.reachable()).toBe(true);
  });

  it('knows by the answer whether there is signal', async () => {
    const graph = TestBed.inject(Graph);
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(graph.query(MeDocument, {})).rejects.toMatchObject({ code: 'OFFLINE' });
    expect(graph.reachable()).toBe(false);
    answer = () => json({ data: { me: {} } });
    await graph.query(MeDocument, {});
    expect(graph.reachable()).toBe(true);
  });
});
