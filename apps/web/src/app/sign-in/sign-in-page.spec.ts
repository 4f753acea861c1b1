import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { AuthCalls, provideTestWords, type SignInOptions, wordsOf } from '@alongside/client';
import { Passkeys, WayInError, type WayInProblem } from '@alongside/client/ways-in';
import { ButtonHarness, ProblemHarness, RowLinkHarness, SkeletonHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import en from './i18n/en.json';
import { aPage, aScreen, Elsewhere } from '../testing.ts';
import { SignInPage } from './sign-in-page.ts';

const empty: SignInOptions = { place: 'Ashby', demo: false, people: [], setUp: false, passkeys: false, issuers: [] };
const login = { id: 'i1', name: 'Council login' };

describe('signing in', () => {
  const get = vi.fn<() => Promise<SignInOptions>>();
  const signIn = vi.fn<() => Promise<void>>();
  let page: ReturnType<typeof aPage>;

  beforeEach(() => {
    aScreen('phone');
    page = aPage();
    get.mockReset().mockResolvedValue({ ...empty, passkeys: true });
    signIn.mockReset().mockResolvedValue();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Elsewhere }]),
        provideTestWords(wordsOf(en)),
        { provide: AuthCalls, useValue: { get } },
        { provide: Passkeys, useValue: { signIn } },
        { provide: DOCUMENT, useValue: page.document },
      ],
    });
  });

  const open = async (inputs: Record<string, string> = {}) => {
    const fixture = TestBed.createComponent(SignInPage);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await vi.waitFor(async () => expect(await loader.getAllHarnesses(SkeletonHarness)).toHaveLength(0));
    const buttons = await loader.getAllHarnesses(ButtonHarness);
    return { loader, buttons, text: () => (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ') };
  };

  it('with a passkey goes on to where one wanted to be, past this page', async () => {
    const { buttons } = await open({ to: '/people/1/record' });
    expect(await buttons[0]?.text()).toBe('Sign in with a passkey');
    await buttons[0]?.click();
    expect(page.replaced).toEqual(['/people/1/record']);
  });

  it('shows one button for each issuer, and hands on where one wanted to be', async () => {
    get.mockResolvedValue({ ...empty, issuers: [login, { id: 'i2', name: 'Health login' }] });
    const { buttons, text } = await open({ to: '/people' });
    expect(await Promise.all(buttons.map((button) => button.text()))).toEqual(['Sign in with Council login', 'Sign in with Health login']);
    expect(await (await buttons[0]?.host())?.getAttribute('href')).toBe('/auth/sign-in?issuer=i1&to=%2Fpeople');
    expect(text()).not.toContain('passkey');
  });

  it('shows both ways where the place has both, and fills one button alone', async () => {
    get.mockResolvedValue({ ...empty, passkeys: true, issuers: [login] });
    const { buttons } = await open();
    expect(await Promise.all(buttons.map((button) => button.kind()))).toEqual(['go', 'plain']);
  });

  it('shows the people of the demo and no other way', async () => {
    const priya = {
      subject: 'priya',
      name: 'Priya Nair',
      jobTitle: 'Connector',
      organisation: 'St Aidan’s',
      line: 'Sees Kelly.',
      first: true,
    };
    get.mockResolvedValue({ ...empty, demo: true, people: [priya, { ...priya, subject: 'alex', name: 'Alex Moore', first: false }] });
    const { loader, buttons } = await open();
    expect(buttons).toHaveLength(0);
    const rows = await loader.getAllHarnesses(RowLinkHarness);
    expect(await Promise.all(rows.map((row) => row.link()))).toEqual(['/auth/sign-in?to=%2Ftoday&as=priya']);
  });

  it.each<[WayInProblem, string]>([
    ['stopped', 'Nothing is lost. Try again when you are ready.'],
    ['not-known', 'This place does not know that passkey.'],
    ['not-able', 'This browser cannot use passkeys.'],
    ['offline', 'There is no signal.'],
    ['too-many', 'Wait a minute'],
    ['check-words', 'Something went wrong at our end.'],
  ])('a passkey that fails, %s, says what to do and can be tried again', async (problem, words) => {
    signIn.mockRejectedValueOnce(new WayInError(problem));
    const { loader, buttons } = await open();
    await buttons[0]?.click();
    expect(await (await loader.getHarness(ProblemHarness)).text()).toContain(words);
    await buttons[0]?.click();
    expect(page.replaced).toEqual(['/today']);
  });

  it.each([
    ['unavailable', 'the sign-in at work may be down'],
    ['invitation-over', 'Ask whoever sent it for a new one.'],
    ['already-here', 'belongs to someone who works here already'],
    ['set-up-done', 'Someone else has just set up this place.'],
    ['what nobody knows', 'We could not reach the sign-in.'],
  ])('says why the way over the issuer failed: %s', async (problem, words) => {
    const { loader } = await open({ problem });
    expect(await (await loader.getHarness(ProblemHarness)).text()).toContain(words);
  });

  it('asks again where nobody answered', async () => {
    get.mockRejectedValueOnce(new WayInError('offline'));
    const { buttons, text } = await open();
    expect(text()).toContain('We could not reach the sign-in.');
    await buttons[0]?.click();
    await vi.waitFor(() => expect(text()).toContain('Sign in with a passkey'));
  });

  it('leads to setting up where there is no place yet', async () => {
    get.mockResolvedValue({ ...empty, place: null, setUp: true, passkeys: true });
    await open();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/set-up'));
  });
});
