import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

const origin = 'http://localhost:3000';

it.each(['/', '/today', '/people?q=kelly%20m', '/people/0192/story#e1', '/record?draft=a&b=/c'])('goes to %s', (path) => {
  expect(ownPath(path, origin)).toBe(path);
});

it.each([
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '///evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  'https://evil.example',
  'http:evil',
  'javascript:alert(1)',
  'data:text/html,x',
  ' /today',
  '/\n/evil.example',
  '/\t/evil.example',
  '/today\r\nset-cookie: a=b',
  'today',
  '',
  '/auth/callback',
  '/demo-sign-in/auth',
  '/graphql',
  '/sign-in?to=/x',
  '/' + 'a'.repeat(2000),
])('stays at home for %j', (path) => {
  expect(ownPath(path, origin)).toBe('/');
});

it('takes nothing but one text', () => {
  expect(ownPath(undefined, origin)).toBe('/');
  expect(ownPath(['/today', '//evil.example'], origin)).toBe('/');
});

it('never leaves the origin, whatever is asked', () => {
  const piece = fc.constantFrom('/', '\\', '.', '..', ':', '@', '?', '#', '%2f', '%5c', '\t', 'evil.example', 'http', 'a', ' ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = ownPath('/' + pieces.join(''), origin);
      return new URL(path, origin).origin === origin && new URL(origin + path).origin === origin;
    }),
    { numRuns: 2000 },
  );
});
