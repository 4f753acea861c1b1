import { ApiError } from '@alongside/platform/context';

/** The 32 bytes of a SHA-256 that came as base64url. Whatever else it is, is no hash of ours. */
export function readTokenHash(typed: string): Buffer {
  const bytes = Buffer.from(typed, 'base64url');
  if (bytes.length !== 32 || bytes.toString('base64url') !== typed) throw new ApiError('BAD_INPUT');
  return bytes;
}
