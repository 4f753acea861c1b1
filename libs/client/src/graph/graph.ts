import { inject, Injectable, InjectionToken, signal } from '@angular/core';
import {
  type AnyVariables,
  Client,
  createRequest,
  fetchExchange,
  makeOperation,
  type OperationContext,
  type OperationResult,
  type TypedDocumentNode,
} from '@urql/core';
import { codeOf, GraphError } from './graph-error.ts';
import type { Operation } from './operation.ts';

/** How long an answer may take, in milliseconds, before it counts as no answer. */
const patience = 20_000;

/** The browser's fetch; a test gives its own. */
export const FETCH = new InjectionToken<typeof fetch>('FETCH', { factory: () => (input, init) => fetch(input, init) });

/**
 * Sends safelisted operations and gives back their data, or throws a `GraphError`.
 * There is no cache: it would keep on the screen what a person has withdrawn.
 */
@Injectable({ providedIn: 'root' })
export class Graph {
  private readonly fetch = inject(FETCH);
  private readonly reached = signal(true);
  private readonly refused: (() => void)[] = [];
  private readonly context: OperationContext = {
    url: '/graphql',
    requestPolicy: 'network-only',
    preferGetMethod: false,
    fetch: (input, init) => this.fetch(input, { ...init, signal: withPatience(init?.signal) }),
    fetchOptions: { credentials: 'same-origin', cache: 'no-store', headers: { 'x-alongside': '1' } },
  };
  private readonly client = new Client({ url: this.context.url, exchanges: [fetchExchange] });
  private asked = 0;

  /** False while the last operation got no answer. (`navigator.onLine` lies.) */
  readonly reachable = this.reached.asReadonly();

  /** Reads. */
  async query<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data> {
    return this.settle(await this.ask('query', operation, variables));
  }

  /** Changes. */
  async mutate<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data> {
    return this.settle(await this.ask('mutation', operation, variables));
  }

  /** Calls back whenever the server says that nobody is signed in. */
  whenUnauthenticated(listener: () => void): void {
    this.refused.push(listener);
  }

  /** Something else than an operation was told so. */
  nobodySignedIn(): void {
    for (const listener of this.refused) listener();
  }

  private ask<Data, Variables>(
    kind: 'query' | 'mutation',
    operation: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<OperationResult<Data>> {
    const request = createRequest<Data, AnyVariables>(asDocument(operation), variables as AnyVariables);
    // A key of its own: a question asked after a change must not share the answer to one asked before it.
    this.asked += 1;
    return this.client.executeRequestOperation<Data>(makeOperation(kind, { ...request, key: this.asked }, this.context)).toPromise();
  }

  private settle<Data>(result: OperationResult<Data>): Data {
    const code = result.error ? codeOf(result.error) : undefined;
    this.reached.set(code !== 'OFFLINE');
    if (code === 'UNAUTHENTICATED') this.nobodySignedIn();
    if (code) throw new GraphError(code);
    if (result.data === undefined || result.data === null) throw new GraphError('INTERNAL');
    return result.data;
  }
}

/** urql wants a parsed document; with no definitions it sends `documentId` alone. */
function asDocument<Data, Variables>(operation: Operation<Data, Variables>): TypedDocumentNode<Data, AnyVariables> {
  // A copy, since urql writes its own key into the object.
  return { ...operation } as unknown as TypedDocumentNode<Data, AnyVariables>;
}

function withPatience(given: AbortSignal | null | undefined): AbortSignal {
  const late = AbortSignal.timeout(patience);
  return given ? AbortSignal.any([given, late]) : late;
}
