import { DestroyRef, effect, inject, type Signal, signal, untracked } from '@angular/core';
import { Graph } from './graph.ts';
import { graphCode, type GraphErrorCode } from './graph-error.ts';
import type { Operation } from './operation.ts';

/** Where a page's one query stands. */
export type LoadState = 'idle' | 'loading' | 'ready' | 'error';

/** A page's one query as signals. */
export interface Loaded<Data> {
  readonly state: Signal<LoadState>;
  /** Kept while it reloads, gone when the variables change, and when it is not there any more. */
  readonly data: Signal<Data | undefined>;
  /** Why it failed, in state `error` or after a reload that failed. */
  readonly code: Signal<GraphErrorCode | undefined>;
  /** True while data is shown and newer data is on its way. */
  readonly reloading: Signal<boolean>;
  /** Asks again with the same variables. Never throws. */
  reload(): Promise<void>;
  /** Puts data there that a mutation answered. */
  set(data: Data): void;
  /** Forgets all of it: the answer is from now on that there is nothing. */
  withdraw(): void;
}

/**
 * Runs the query, and runs it again when a signal in `variables` changes. Undefined variables: nothing to ask yet.
 * Needs an injection context (a field of a page). Answers to an older question are dropped.
 */
export function load<Data, Variables>(operation: Operation<Data, Variables>, variables: () => Variables | undefined): Loaded<Data> {
  const graph = inject(Graph);
  const state = signal<LoadState>('idle');
  const data = signal<Data | undefined>(undefined);
  const code = signal<GraphErrorCode | undefined>(undefined);
  const reloading = signal(false);
  let asked: Variables | undefined;
  let turn = 0;
  inject(DestroyRef).onDestroy(() => (turn = -1));

  const ask = async (): Promise<void> => {
    if (asked === undefined || turn < 0) return;
    const mine = ++turn;
    try {
      const answer = await graph.query(operation, asked);
      if (mine !== turn) return;
      data.set(answer);
      code.set(undefined);
      state.set('ready');
    } catch (error) {
      if (mine !== turn) return;
      const why = graphCode(error);
      code.set(why);
      // What may not be read any more does not stay because it was read before.
      if (why === 'NOT_FOUND' || why === 'FORBIDDEN') data.set(undefined);
      // Without a session there is nothing to say here: the session speaks for the whole page.
      if (why !== 'UNAUTHENTICATED' && data() === undefined) state.set('error');
    } finally {
      if (mine === turn) reloading.set(false);
    }
  };

  effect(() => {
    const next = variables();
    untracked(() => {
      asked = next;
      turn += 1;
      data.set(undefined);
      code.set(undefined);
      reloading.set(false);
      state.set(next === undefined ? 'idle' : 'loading');
      void ask();
    });
  });

  return {
    state: state.asReadonly(),
    data: data.asReadonly(),
    code: code.asReadonly(),
    reloading: reloading.asReadonly(),
    reload: async () => {
      if (data() === undefined) state.set(asked === undefined ? 'idle' : 'loading');
      else reloading.set(true);
      await ask();
    },
    set: (answer) => {
      turn += 1;
      data.set(answer);
      code.set(undefined);
      reloading.set(false);
      state.set('ready');
    },
    withdraw: () => {
      turn += 1;
      data.set(undefined);
      code.set('NOT_FOUND');
      reloading.set(false);
      state.set('error');
    },
  };
}
