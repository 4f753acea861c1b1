import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { AuthCalls, provideTestWords, SignInChoices, type SignInOptions } from '@alongside/client';
import { type NewPlace, PlaceSetUp, WayInError, type WayInProblem } from '@alongside/client/ways-in';
import {
  BackLinkHarness,
  ButtonHarness,
  ErrorSummaryHarness,
  ProblemHarness,
  RadiosHarness,
  TextFieldHarness,
} from '@alongside/ui/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPage, aScreen, Elsewhere } from '../../testing.ts';
import { words } from '../../words.ts';
import { waysInWords } from '../words.ts';
import { SetUpPage } from './set-up-page.ts';
import { type SetUpStep, SetUpWords, type TypedPlace } from './set-up-words.ts';

const whole: TypedPlace = { place: 'Ashby', organisation: 'Ashby Advice', kind: 'vcse', name: 'Nia Rowe', jobTitle: 'Manager' };

describe('setting up a place', () => {
  const check = vi.fn<(code: string) => Promise<void>>();
  const withPasskey = vi.fn<(code: string, words: NewPlace) => Promise<void>>();
  const atIssuer = vi.fn<(code: string, words: NewPlace, issuer: string) => Promise<string>>();
  let able: boolean;
  let options: SignInOptions;
  let page: ReturnType<typeof aPage>;

  const configure = () => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Elsewhere }]),
        provideTestWords(words, waysInWords),
        { provide: AuthCalls, useValue: { get: () => Promise.resolve(options) } },
        { provide: PlaceSetUp, useValue: { check, withPasskey, atIssuer, able: () => able } },
        { provide: DOCUMENT, useValue: page.document },
      ],
    });
  };

  beforeEach(() => {
    aScreen('computer');
    sessionStorage.clear();
    able = true;
    options = { place: null, demo: false, people: [], setUp: true, passkeys: true, issuers: [] };
    page = aPage();
    check.mockReset().mockResolvedValue();
    withPasskey.mockReset().mockResolvedValue();
    atIssuer.mockReset().mockResolvedValue('https://login.example/authorize');
    configure();
  });
  afterEach(() => sessionStorage.clear());

  const open = async (step: SetUpStep, typed: Partial<TypedPlace> = {}) => {
    await TestBed.inject(SignInChoices).load();
    const kept = TestBed.inject(SetUpWords);
    kept.typed.update((before) => ({ ...before, ...typed }));
    if (step !== 'code') kept.code.set('ABCD-EFGH');
    const fixture = TestBed.createComponent(SetUpPage);
    fixture.componentRef.setInput('step', step);
    document.body.append(fixture.nativeElement as HTMLElement);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await fixture.whenStable();
    const press = async (text: string | RegExp) => (await loader.getHarness(ButtonHarness.with({ text }))).click();
    const field = (label: string) => loader.getHarness(TextFieldHarness.with({ label }));
    return { loader, press, field, text: () => (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ') };
  };
  const url = () => TestBed.inject(Router).url;

  it('goes on with the code that the server knows', async () => {
    const { field, press } = await open('code');
    await (await field('Set-up code')).type(' abcd-efgh ');
    await press('Go on');
    await vi.waitFor(() => expect(url()).toBe('/set-up/place'));
    expect(check).toHaveBeenCalledWith('abcd-efgh');
  });

  it('says that it does not know a code, and where to look', async () => {
    check.mockRejectedValue(new WayInError('not-known'));
    const { loader, field, press } = await open('code');
    await press('Go on');
    expect(await (await field('Set-up code')).error()).toBe('Write the set-up code');
    await (await field('Set-up code')).type('ABCD');
    await press('Go on');
    expect(await (await field('Set-up code')).error()).toContain('Each start of Alongside makes a new one');
    expect(await (await loader.getHarness(ErrorSummaryHarness)).isFocused()).toBe(true);
    expect(await (await field('Set-up code')).value()).toBe('ABCD');
    expect(await loader.getHarnessOrNull(ProblemHarness)).toBeNull();
  });

  it('asks each question until it has an answer', async () => {
    const { loader, field, press } = await open('organisation', { place: 'Ashby' });
    expect(await (await loader.getHarness(BackLinkHarness)).link()).toBe('/set-up/place');
    await press('Go on');
    expect(await (await loader.getHarness(ErrorSummaryHarness)).errors()).toEqual([
      'Write the name of the organisation',
      'Choose what kind of organisation it is',
    ]);
    await (await field('Name of the organisation')).type('Ashby Advice');
    await (await loader.getHarness(RadiosHarness)).choose('Charity or community group');
    await press('Go on');
    await vi.waitFor(() => expect(url()).toBe('/set-up/you'));
  });

  it('takes no name longer than the server does', async () => {
    const { field, press } = await open('place');
    await (await field('Name of the place')).type('a'.repeat(201));
    await press('Go on');
    expect(await (await field('Name of the place')).error()).toBe('Make this shorter. It can have 200 letters');
  });

  it('keeps the words over a reload, and never the code', async () => {
    const { field, press } = await open('you', { place: 'Ashby', organisation: 'Ashby Advice', kind: 'vcse' });
    await (await field('Your name')).type('Nia Rowe');
    await (await field('Your job')).type('Manager');
    await press('Go on');
    await vi.waitFor(() => expect(url()).toBe('/set-up/key'));
    expect(Object.values({ ...sessionStorage }).join()).not.toContain('ABCD-EFGH');
    TestBed.resetTestingModule();
    configure();
    const again = TestBed.inject(SetUpWords);
    expect(again.typed()).toEqual(whole);
    expect([again.code(), again.next()]).toEqual(['', 'key']);
  });

  it('shows what was typed, makes a passkey, opens the place and forgets', async () => {
    const { press, text } = await open('key', whole);
    expect(text()).toContain('Ashby Advice. Charity or community group.');
    await press('Make a passkey and open the place');
    expect(page.replaced).toEqual(['/today']);
    expect(withPasskey).toHaveBeenCalledWith('ABCD-EFGH', {
      place: { name: 'Ashby' },
      organisation: { name: 'Ashby Advice', kind: 'vcse' },
      administrator: { name: 'Nia Rowe', jobTitle: 'Manager' },
    });
    expect(sessionStorage.getItem('alongside.set-up')).toBeNull();
  });

  it.each<[WayInProblem, string]>([
    ['stopped', 'Try again when you are ready.'],
    ['not-known', 'Look for the new code.'],
    ['check-words', 'Look at each of them once more.'],
    ['set-up-done', 'Someone else has just finished this.'],
    ['offline', 'There is no signal.'],
    ['not-here', 'You sign in as at work'],
  ])('says what is safe when it did not work: %s', async (problem, line) => {
    withPasskey.mockRejectedValue(new WayInError(problem));
    const { loader, press } = await open('key', whole);
    await press('Make a passkey and open the place');
    const said = await (await loader.getHarness(ProblemHarness)).text();
    expect(said).toContain(line);
    expect(said).toContain('What you wrote is still here.');
    expect(page.replaced).toEqual([]);
  });

  it('goes to the issuer where there is one, with the words', async () => {
    options = { ...options, passkeys: false, issuers: [{ id: 'i1', name: 'Council login' }] };
    const { loader, press, text } = await open('key', whole);
    expect(text()).not.toContain('passkey');
    await press('Sign in with Council login');
    expect(page.assigned).toEqual(['https://login.example/authorize']);
    expect(atIssuer.mock.calls[0]?.[2]).toBe('i1');
    expect((await loader.getAllHarnesses(ButtonHarness)).length).toBe(1);
  });

  it('says where to go with a browser that knows no passkeys', async () => {
    able = false;
    const { loader, text } = await open('key', whole);
    expect(text()).toContain('This browser cannot make a passkey.');
    expect(await loader.getHarnessOrNull(ButtonHarness)).toBeNull();
  });
});
