import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { AuthCalls } from '@alongside/client';
import { beforeEach, describe, expect, it } from 'vitest';
import { Elsewhere } from '../testing.ts';
import { JoinTicket, keepTicket } from './join/join-ticket.ts';
import { codeFirst, onlyBeforeSetUp } from './set-up/set-up-guards.ts';
import { SetUpWords } from './set-up/set-up-words.ts';

@Component({ template: '' })
class Page {}

describe('the pages for those who are not signed in', () => {
  let setUp: boolean;

  beforeEach(() => {
    setUp = true;
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'set-up', component: Page, canActivate: [onlyBeforeSetUp] },
          { path: 'set-up/:step', component: Page, canActivate: [onlyBeforeSetUp, codeFirst] },
          { path: 'join', component: Page, canActivate: [keepTicket] },
          { path: '**', component: Elsewhere },
        ]),
        { provide: AuthCalls, useValue: { get: () => Promise.resolve({ setUp }) } },
      ],
    });
  });

  const go = async (to: string) => {
    const router = TestBed.inject(Router);
    await router.navigateByUrl(to);
    return router.url;
  };

  it('setting up asks for the code first', async () => {
    expect(await go('/set-up/you')).toBe('/set-up');
    TestBed.inject(SetUpWords).code.set('ABCD');
    expect(await go('/set-up/you')).toBe('/set-up/you');
  });

  it('setting up leads to sign-in once the place stands', async () => {
    setUp = false;
    TestBed.inject(SetUpWords).code.set('ABCD');
    expect(await go('/set-up')).toBe('/sign-in');
    expect(await go('/set-up/key')).toBe('/sign-in');
  });

  it('an invitation’s token leaves the address before the page stands, and is kept in memory', async () => {
    const token = 'x'.repeat(43);
    expect(await go(`/join#${token}`)).toBe('/join');
    expect(TestBed.inject(JoinTicket).token).toBe(token);
    expect(JSON.stringify(history.state) + location.href).not.toContain(token);
  });
});
