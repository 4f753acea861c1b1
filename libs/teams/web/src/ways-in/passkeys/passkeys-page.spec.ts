import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTestWords, Session } from '@alongside/client';
import { type Passkey, Passkeys, WayInError } from '@alongside/client/ways-in';
import { ButtonHarness, ProblemHarness, SkeletonHarness, TextFieldHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aPage, aScreen } from '../../testing.ts';
import { words } from '../../words.ts';
import { waysInWords } from '../words.ts';
import { PasskeysPage } from './passkeys-page.ts';

const phone: Passkey = {
  id: 'p1',
  name: 'My phone',
  addedAt: '2020-11-20T10:00:00.000Z',
  lastUsedAt: '2020-11-23T10:00:00.000Z',
  thisOne: true,
};
const desk: Passkey = { id: 'p2', name: '', addedAt: '2020-11-21T10:00:00.000Z', lastUsedAt: null, thisOne: false };

describe('my passkeys', () => {
  const list = vi.fn<() => Promise<readonly Passkey[]>>();
  const add = vi.fn<(name: string) => Promise<void>>();
  const remove = vi.fn<(id: string) => Promise<void>>();
  const verify = vi.fn<() => Promise<boolean>>();
  let page: ReturnType<typeof aPage>;

  beforeEach(() => {
    aScreen('phone');
    page = aPage();
    list.mockReset().mockResolvedValue([phone, desk]);
    add.mockReset().mockResolvedValue();
    remove.mockReset().mockResolvedValue();
    verify.mockReset().mockResolvedValue(false);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideTestWords(words, waysInWords),
        { provide: Passkeys, useValue: { list, add, remove, able: () => true } },
        { provide: Session, useValue: { verify } },
        { provide: DOCUMENT, useValue: page.document },
      ],
    });
  });

  const open = async () => {
    const fixture = TestBed.createComponent(PasskeysPage);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await vi.waitFor(async () => expect(await loader.getAllHarnesses(SkeletonHarness)).toHaveLength(0));
    return {
      loader,
      buttons: async () => Promise.all((await loader.getAllHarnesses(ButtonHarness)).map((button) => button.text())),
      press: async (text: string, at = 0) => (await loader.getAllHarnesses(ButtonHarness.with({ text })))[at]?.click(),
      text: () => element.textContent.replaceAll(/\s+/g, ' '),
    };
  };

  it('shows each with its days, and which one opened this session', async () => {
    const { text } = await open();
    expect(text()).toContain(
      'My phone Added on Friday 20 November 2020. Last used on Monday 23 November 2020. You signed in with this one.',
    );
    expect(text()).toContain('Passkey of Saturday 21 November 2020');
  });

  it('asks once more before one goes, and says that it is gone', async () => {
    const { press, text, buttons } = await open();
    await press('Remove', 1);
    expect(remove).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toContain('It opens nothing here any more after that.');
    await press('No, keep it');
    await press('Remove', 1);
    list.mockResolvedValue([phone]);
    await press('Yes, remove it');
    expect(remove).toHaveBeenCalledWith('p2');
    await vi.waitFor(() => expect(text()).toContain('is removed. It opens nothing here any more.'));
    expect(document.activeElement?.textContent).toBe('The passkeys I have');
    expect(await buttons()).not.toContain('Remove');
    expect(text()).toContain('This is your only passkey, so it stays.');
  });

  it('leads to sign-in after the one that opened this session', async () => {
    const { press, text } = await open();
    await press('Remove');
    expect(text()).toContain('so you will be signed out at once.');
    await press('Yes, remove it');
    expect(page.assigned).toEqual(['/sign-in']);
  });

  it('adds one under a name', async () => {
    const { loader, press, text } = await open();
    await press('Add a passkey');
    const field = await loader.getHarness(TextFieldHarness);
    expect(await field.error()).toBe('Write what you call it');
    expect(await field.isFocused()).toBe(true);
    await field.type('Desk at work');
    await press('Add a passkey');
    expect(add).toHaveBeenCalledWith('Desk at work');
    await vi.waitFor(() => expect(text()).toContain('Desk at work is added.'));
    expect(await field.value()).toBe('');
  });

  it('keeps the name where the passkey was stopped', async () => {
    add.mockRejectedValue(new WayInError('there-already'));
    const { loader, press } = await open();
    const field = await loader.getHarness(TextFieldHarness);
    await field.type('Desk at work');
    await press('Add a passkey');
    expect(await (await loader.getHarness(ProblemHarness)).text()).toContain('This device holds a passkey of yours already.');
    expect(await field.value()).toBe('Desk at work');
  });

  it('leaves the word to the session where it is over', async () => {
    remove.mockRejectedValue(new WayInError('signed-out'));
    const { press } = await open();
    await press('Remove', 1);
    await press('Yes, remove it');
    expect(verify).toHaveBeenCalled();
  });

  it('says that there are none for those who sign in at work', async () => {
    list.mockRejectedValue(new WayInError('not-here'));
    expect((await open()).text()).toContain('You sign in as at work, so there are no passkeys here.');
  });

  it('gets them again where nobody answered', async () => {
    list.mockRejectedValueOnce(new WayInError('offline'));
    const { press, text } = await open();
    expect(text()).toContain('There is no signal.');
    await press('Try again');
    await vi.waitFor(() => expect(text()).toContain('My phone'));
  });
});
