import type { Routes } from '@angular/router';
import { describe, expect, it } from 'vitest';
import { libraries } from './app.routes.ts';
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

describe('a page of a library', () => {
  const paths = async (routes: Routes, before = ''): Promise<string[]> => {
    const each = routes.map(async ({ children, loadChildren, path }) => {
      const here = [before, path].filter(Boolean).join('/');
      const below = loadChildren ? ((await loadChildren()) as Routes) : children;
      return below ? paths(below, here) : path === undefined ? [] : [here];
    });
    return (await Promise.all(each)).flat();
  };

  it('opens from its address, and loads no other library first', async () => {
    const all = await Promise.all(libraries.map(async ({ routes }) => paths(await routes())));
    const owner = (path: string): number =>
      libraries.findIndex(({ owns }) => owns.test(path.replaceAll(/:\w+/g, '0192f0c1-7d7e-7000-8000-000000000001')));
    for (const [at, own] of all.entries()) for (const path of own) expect([path, owner(path)]).toEqual([path, at]);
    expect(all.flat()).toContain('today');
  });
});
