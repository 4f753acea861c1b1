import { describe, expect, it } from 'vitest';
import { pathOf, placeOf } from './shell/places.ts';
import { safePath } from './sign-in/sign-in-page.ts';

describe('the place that the bars mark', () => {
  it.each([
    ['/today', 'today'],
    ['/people?text=kelly', 'people'],
    ['/people/add', 'people'],
    ['/people/1/story', 'people'],
    ['/call-back', 'people'],
    ['/people/1/record?draft=2', 'record'],
    ['/people/1/saved/2', 'record'],
    ['/record', 'record'],
    ['/more#language', 'more'],
    ['/nowhere', null],
    ['/', null],
  ])('%s → %s', (url, place) => {
    expect(placeOf(url)).toBe(place);
  });

  it('knows a path from its question', () => {
    expect(pathOf('/people?text=a#b')).toBe('/people');
  });
});

describe('where sign-in leads', () => {
  it.each([
    ['/people/1/record', '/people/1/record'],
    ['/people?text=a', '/people?text=a'],
    [undefined, '/today'],
    ['', '/today'],
    ['https://elsewhere.example', '/today'],
    ['//elsewhere.example', '/today'],
    ['/\\elsewhere.example', '/today'],
    ['/sign-in?to=/today', '/today'],
    ['/auth/sign-out', '/today'],
  ])('%s → %s', (asked, path) => {
    expect(safePath(asked)).toBe(path);
  });
});
