import { ApiError } from './request-context.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id as asked for. What is no UUID is answered like an id that nobody has. */
export function idToFind(id: string): string {
  if (!UUID.test(id)) throw new ApiError('NOT_FOUND');
  return id.toLowerCase();
}

/** An id that the client made for something new. */
export function idToMake(id: string): string {
  if (!UUID.test(id)) throw new ApiError('BAD_INPUT');
  return id.toLowerCase();
}
