import { describe, expect, it } from 'vitest';
import { codeOf, GraphError, graphCode } from './graph-error.ts';

const networkError = new Error('Failed to fetch');

describe('why an operation failed', () => {
  it('is the server’s code, one of six', () => {
    expect(codeOf({ graphQLErrors: [{ extensions: { code: 'NOT_FOUND' } }] })).toBe('NOT_FOUND');
    expect(codeOf({ graphQLErrors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })).toBe('INTERNAL');
    expect(codeOf({ graphQLErrors: [{}] })).toBe('INTERNAL');
  });

  it('is OFFLINE when no answer came, or only a gateway answered', () => {
    expect(codeOf({ networkError, graphQLErrors: [] })).toBe('OFFLINE');
    expect(codeOf({ networkError, graphQLErrors: [], response: { status: 503 } })).toBe('OFFLINE');
    expect(codeOf({ networkError, graphQLErrors: [], response: { status: 500 } })).toBe('INTERNAL');
    expect(codeOf({ networkError, graphQLErrors: [], response: { status: 401 } })).toBe('UNAUTHENTICATED');
  });

  it('is one that passes by itself when too much was asked at once: what waits is sent later', () => {
    const busy = { networkError: new Error('Too Many Requests'), graphQLErrors: [{}], response: { status: 429 } };
    expect(codeOf(busy)).toBe('INTERNAL');
    expect(codeOf({ ...busy, graphQLErrors: [] })).toBe('INTERNAL');
  });

  it('carries nothing but its code', () => {
    expect(new GraphError('CONFLICT').message).toBe('CONFLICT');
    expect(graphCode(new Error('Kelly Marsden'))).toBe('INTERNAL');
  });
});
