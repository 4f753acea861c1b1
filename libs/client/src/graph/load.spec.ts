import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { Graph } from './graph.ts';
import { GraphError } from './graph-error.ts';
import { load, type Loaded } from './load.ts';
import type { Operation } from './operation.ts';

const operation: Operation<string, { id: string }> = { kind: 'Document', definitions: [], documentId: 'x', name: 'X' };

describe('a page’s one query', () => {
  const id = signal<string | undefined>('a');
  let answers: { resolve: (data: string) => void; reject: (error: unknown) => void }[];
  let page: Loaded<string>;

  const settled = async () => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  };

  beforeEach(() => {
    id.set('a');
    answers = [];
    const query = () => new Promise<string>((resolve, reject) => answers.push({ resolve, reject }));
    TestBed.configureTestingModule({ providers: [{ provide: Graph, useValue: { query } }] });
    page = TestBed.runInInjectionContext(() => load(operation, () => (id() ? { id: id() ?? '' } : undefined)));
  });

  it('loads, keeps its data while it reloads, and drops it for another question', async () => {
    await settled();
    expect(page.state()).toBe('loading');
    answers[0]?.resolve('Kelly');
    await settled();
    expect([page.state(), page.data()]).toEqual(['ready', 'Kelly']);
    void page.reload();
    expect([page.state(), page.data(), page.reloading()]).toEqual(['ready', 'Kelly', true]);
    answers[1]?.resolve('Kelly again');
    await settled();
    expect([page.data(), page.reloading()]).toEqual(['Kelly again', false]);
    id.set('b');
    await settled();
    expect([page.state(), page.data()]).toEqual(['loading', undefined]);
  });

  it('drops an answer to an older question', async () => {
    await settled();
    id.set('b');
    await settled();
    answers[1]?.resolve('Walter');
    answers[0]?.resolve('Kelly');
    await settled();
    expect(page.data()).toBe('Walter');
  });

  it('says why it failed, and loads again', async () => {
    await settled();
    answers[0]?.reject(new GraphError('OFFLINE'));
    await settled();
    expect([page.state(), page.code()]).toEqual(['error', 'OFFLINE']);
    void page.reload();
    expect(page.state()).toBe('loading');
    answers[1]?.resolve('Kelly');
    await settled();
    expect([page.state(), page.code()]).toEqual(['ready', undefined]);
  });

  it('shows what it had when a reload fails', async () => {
    await settled();
    answers[0]?.resolve('Kelly');
    await settled();
    void page.reload();
    answers[1]?.reject(new GraphError('OFFLINE'));
    await settled();
    expect([page.state(), page.data(), page.code()]).toEqual(['ready', 'Kelly', 'OFFLINE']);
  });

  it('keeps nothing of what may not be read any more', async () => {
    await settled();
    answers[0]?.resolve('Kelly');
    await settled();
    void page.reload();
    answers[1]?.reject(new GraphError('NOT_FOUND'));
    await settled();
    expect([page.state(), page.data(), page.code()]).toEqual(['error', undefined, 'NOT_FOUND']);
  });

  it('forgets all when it is withdrawn, and an answer that was on its way comes to nothing', async () => {
    await settled();
    answers[0]?.resolve('Kelly');
    await settled();
    void page.reload();
    page.withdraw();
    answers[1]?.resolve('Kelly again');
    await settled();
    expect([page.state(), page.data(), page.code(), page.reloading()]).toEqual(['error', undefined, 'NOT_FOUND', false]);
  });

  it('leaves the word to the session when nobody is signed in', async () => {
    await settled();
    answers[0]?.reject(new GraphError('UNAUTHENTICATED'));
    await settled();
    expect(page.state()).toBe('loading');
  });

  it('waits while there is nothing to ask', async () => {
    id.set(undefined);
    await settled();
    expect([page.state(), answers.length]).toEqual(['idle', 0]);
  });
});
