import { ApiError } from '@alongside/platform/context';

/** documentId → the operation that was built with the web apps. */
export type Safelist = Readonly<Record<string, { readonly name: string; readonly document: string }>>;

interface GraphRequest {
  documentId?: unknown;
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Puts the text of a safelisted operation in the place of its id. `any` (development and the API's own tests) lets a written query through;
 * everywhere else what is not on the list is refused, whatever it asks for.
 */
export function resolveOperation(
  body: unknown,
  safelist: Safelist,
  any: boolean,
): { query: string; operationName?: string; variables?: unknown } {
  if (!isMap(body)) throw new ApiError('BAD_INPUT');
  const { documentId, query, operationName, variables, extensions } = body as GraphRequest;
  const shaped = typeof (operationName ?? '') === 'string' && isMap(variables ?? {}) && isMap(extensions ?? {});
  if (!shaped || !isKeepable(variables, DEEPEST)) throw new ApiError('BAD_INPUT');
  if (typeof documentId === 'string' && Object.hasOwn(safelist, documentId)) {
    const known = safelist[documentId];
    if (known) return { query: known.document, operationName: known.name, variables: variables ?? {} };
  }
  if (any && typeof query === 'string')
    return { query, variables: variables ?? {}, ...(typeof operationName === 'string' ? { operationName } : {}) };
  throw new ApiError('BAD_INPUT');
}

/** Lists and objects inside one another in what is sent. The schema's deepest input has five. */
const DEEPEST = 10;

/** NUL, or half of a pair. */
const UNKEEPABLE = /[\0\p{Surrogate}]/u;

/**
 * Whether every text can be kept as it is: PostgreSQL holds no NUL, and half a surrogate pair has no UTF-8.
 * Such words are refused whole, since leaving a letter out would change what someone said. They stay on the device.
 */
function isKeepable(value: unknown, deeper: number): boolean {
  if (typeof value === 'string') return !UNKEEPABLE.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return deeper > 0 && Object.values(value).every((part) => isKeepable(part, deeper - 1));
}
