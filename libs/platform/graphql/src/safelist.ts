import { ApiError } from '@alongside/platform/context';

/** documentId → the operation that was built with the web apps. */
export type Safelist = Readonly<Record<string, { readonly name: string; readonly document: string }>>;

interface GraphRequest {
  documentId?: unknown;
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
}

/**
 * Puts the text of a safelisted operation in the place of its id. `any` (development and the API's own tests) lets a written query through;
 * everywhere else what is not on the list is refused, whatever it asks for.
 */
export function resolveOperation(
  body: unknown,
  safelist: Safelist,
  any: boolean,
): { query: string; operationName?: string; variables?: unknown } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new ApiError('BAD_INPUT');
  const { documentId, query, operationName, variables } = body as GraphRequest;
  if (typeof documentId === 'string' && Object.hasOwn(safelist, documentId)) {
    const known = safelist[documentId];
    if (known) return { query: known.document, operationName: known.name, variables: variables ?? {} };
  }
  if (any && typeof query === 'string')
    return { query, variables: variables ?? {}, ...(typeof operationName === 'string' ? { operationName } : {}) };
  throw new ApiError('BAD_INPUT');
}
