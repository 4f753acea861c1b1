import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTestWords } from '@alongside/client';
import { Invitation, type InvitationWords, WayInError, type WayInProblem } from '@alongside/client/ways-in';
import { ButtonHarness, LinkButtonHarness, PageHeadingHarness, ProblemHarness, SkeletonHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aPage, aScreen } from '../../testing.ts';
import { JoinPage } from './join-page.ts';
import { JoinTicket } from './join-ticket.ts';
import { waysInWords } from '../words.ts';

const words: InvitationWords = {
  place: 'Ashby',
  organisation: 'Ashby Advice',
  name: 'Ola Marsh',
  jobTitle: 'Connector',
  way: 'passkey',
  issuerName: null,
};

describe('accepting an invitation', () => {
  const read = vi.fn<(token: string) => Promise<InvitationWords>>();
  const acceptWithPasskey = vi.fn<(token: string) => Promise<void>>();
  const acceptWithOwnPasskey = vi.fn<(token: string) => Promise<void>>();
  const acceptAtIssuer = vi.fn<(token: string) => Promise<string>>();
  let able: boolean;
  let page: ReturnType<typeof aPage>;

  beforeEach(() => {
    aScreen('phone');
    able = true;
    page = aPage();
    read.mockReset().mockResolvedValue(words);
    acceptWithPasskey.mockReset().mockResolvedValue();
    acceptWithOwnPasskey.mockReset().mockResolvedValue();
    acceptAtIssuer.mockReset().mockResolvedValue('https://login.example/authorize');
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideTestWords(waysInWords),
        { provide: Invitation, useValue: { read, acceptWithPasskey, acceptWithOwnPasskey, acceptAtIssuer, able: () => able } },
        { provide: DOCUMENT, useValue: page.document },
      ],
    });
  });

  const open = async (token = 'the-token') => {
    TestBed.inject(JoinTicket).token = token;
    const fixture = TestBed.createComponent(JoinPage);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await vi.waitFor(async () => expect(await loader.getAllHarnesses(SkeletonHarness)).toHaveLength(0));
    return {
      loader,
      heading: async () => (await loader.getHarness(PageHeadingHarness)).text(),
      press: async (text: string) => (await loader.getHarness(ButtonHarness.with({ text }))).click(),
      text: () => (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' '),
    };
  };

  it('says who invites whom to what, and joins with a new passkey', async () => {
    const { heading, text, press } = await open();
    expect(read).toHaveBeenCalledWith('the-token');
    expect(await heading()).toBe('Join Ashby Advice in Ashby');
    expect(text()).toContain('Hello Ola Marsh. Ashby Advice asks you to work with them here.');
    expect(text()).toContain('Your job here: Connector.');
    expect(text()).toContain('Are you not Ola Marsh?');
    await press('Make a passkey and join');
    expect(acceptWithPasskey).toHaveBeenCalledWith('the-token');
    expect(page.replaced).toEqual(['/today']);
  });

  it('joins with the passkey that someone has here already', async () => {
    const { loader } = await open();
    await (await loader.getHarness(LinkButtonHarness)).click();
    expect(acceptWithOwnPasskey).toHaveBeenCalledWith('the-token');
    expect(page.replaced).toEqual(['/today']);
  });

  it('goes to the organisation’s own sign-in', async () => {
    read.mockResolvedValue({ ...words, way: 'issuer', issuerName: 'Council login' });
    const { press, text } = await open();
    expect(text()).not.toContain('passkey');
    await press('Sign in with Council login');
    expect(page.assigned).toEqual(['https://login.example/authorize']);
  });

  it('says to ask for a new invitation where this one opens nothing, at the start or at the end', async () => {
    read.mockRejectedValue(new WayInError('not-known'));
    const { heading, text } = await open();
    expect(await heading()).toBe('This invitation does not work any more');
    expect(text()).toContain('Ask whoever sent it for a new invitation.');
  });

  it('says so as well where it was used meanwhile', async () => {
    acceptWithPasskey.mockRejectedValue(new WayInError('not-known'));
    const { heading, press } = await open();
    await press('Make a passkey and join');
    expect(await heading()).toBe('This invitation does not work any more');
  });

  it('asks for the link once more after a reload: it was kept nowhere', async () => {
    const { heading } = await open('');
    expect(await heading()).toBe('Open your link once more');
    expect(read).not.toHaveBeenCalled();
  });

  it.each<[WayInProblem, string]>([
    ['stopped', 'Try again when you are ready.'],
    ['already-here', 'belongs to someone who works here already'],
    ['passkey-refused', 'Try again, or use another device.'],
  ])('says that the invitation still works: %s', async (problem, line) => {
    acceptWithPasskey.mockRejectedValueOnce(new WayInError(problem));
    const { loader, press } = await open();
    await press('Make a passkey and join');
    const said = await (await loader.getHarness(ProblemHarness)).text();
    expect(said).toContain(line);
    expect(said).toContain('Your invitation still works.');
    await press('Make a passkey and join');
    expect(page.replaced).toEqual(['/today']);
  });

  it('reads the invitation again where nobody answered', async () => {
    read.mockRejectedValueOnce(new WayInError('offline'));
    const { heading, press } = await open();
    await press('Try again');
    await vi.waitFor(async () => expect(await heading()).toBe('Join Ashby Advice in Ashby'));
  });

  it('says where to go with a browser that knows no passkeys', async () => {
    able = false;
    const { loader, text } = await open();
    expect(text()).toContain('This browser cannot make a passkey.');
    expect(await loader.getHarnessOrNull(ButtonHarness)).toBeNull();
  });
});
