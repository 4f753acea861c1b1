import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { type Amendment, Amendments, Graph, Outbox, provideTestWords, Session } from '@alongside/client';
import { Live } from '@alongside/client/live';
import { FakeLive } from '@alongside/client/testing';
import { words as peopleWords } from '@alongside/people/web';
import { ButtonHarness, CheckboxesHarness, ChipHarness, PageHeadingHarness, TextAreaHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OneEntryFragment } from '../operations.generated.ts';
import { anEntry, kellysReaders, whoCanSee } from '../testing.ts';
import { FakeGraph, FakeOutbox, kelly, priyasSession } from '../testing-pages.ts';
import { words } from '../words.ts';
import { EntryPage } from './entry-page.ts';

describe('one entry', () => {
  let graph: FakeGraph;
  let outbox: FakeOutbox;
  let device: { kept: Amendment | null };

  let live: FakeLive;

  beforeEach(() => {
    live = new FakeLive();
    outbox = new FakeOutbox();
    device = { kept: null };
    Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => ({ matches: true }) });
    window.scrollTo = () => undefined;
  });

  async function open(entry: OneEntryFragment | string = anEntry(), sort?: string) {
    graph = new FakeGraph({
      EntryPage: typeof entry === 'string' ? entry : { person: { ...kelly, readers: kellysReaders }, entry, whoCanSeeEntry: whoCanSee },
    });
    const amendments = {
      read: () => Promise.resolve(device.kept),
      keep: (amendment: Amendment) => Promise.resolve(void (device.kept = amendment)),
      remove: () => Promise.resolve(void (device.kept = null)),
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Live, useValue: live },
        provideTestWords(words, peopleWords),
        provideRouter([]),
        { provide: Graph, useValue: graph },
        { provide: Outbox, useValue: outbox },
        { provide: Amendments, useValue: amendments },
        { provide: Session, useValue: priyasSession },
      ],
    });
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(EntryPage);
    for (const [name, value] of Object.entries({ personId: 'kelly', entryId: 'entry', sort })) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return {
      loader,
      navigate,
      said: () => (fixture.nativeElement as HTMLElement).textContent.replaceAll('\u00a0', ' '),
      box: () => loader.getHarness(TextAreaHarness.with({ label: /^Write to/ })),
      press: async (text: string) => {
        await (await loader.getHarness(ButtonHarness.with({ text }))).click();
        // What follows a press waits for the device and the server: several turns, which the harness does not know of
        await new Promise((resolve) => setTimeout(resolve));
        await fixture.whenStable();
      },
      pressable: async (text: string) => (await loader.getAllHarnesses(ButtonHarness.with({ text }))).length > 0,
    };
  }

  async function change(page: Awaited<ReturnType<typeof open>>): Promise<void> {
    await page.press('Change the words');
    await (await page.box()).type('Kelly, you owe £1,204.');
    await page.press('Save the new words');
  }

  it('is for its author to change and to sort, and for nobody else', async () => {
    const mine = await open();
    expect([await mine.pressable('Change the words'), await mine.pressable('Say who can read it')]).toEqual([true, true]);
    TestBed.resetTestingModule();
    const others = await open(anEntry({ mine: false }), '1');
    expect([
      await others.pressable('Change the words'),
      await others.pressable('Say who can read it'),
      await others.pressable('Done'),
    ]).toEqual([false, false, false]);
  });

  it('can be sorted and not changed where a colleague who has gone left it', async () => {
    const left = await open(anEntry({ mine: false, maySort: true, unsorted: true, categories: [] }));
    expect([await left.pressable('Say who can read it'), await left.pressable('Change the words')]).toEqual([true, false]);
  });

  it('says who can read it, and when the person sees it', async () => {
    const page = await open(anEntry({ categories: ['health'], shownToPerson: 'held' }));
    expect(page.said()).toMatch(/Millbrook Housing\s*Sam Okafor\s*All of it\.\s*Kelly chose/);
    expect(page.said()).toContain('It is held back from Kelly for now.');
  });

  it('says that the words tell where, and their author can take the tick off', async () => {
    const page = await open(anEntry({ tellsWhere: true }), '1');
    await (await page.loader.getHarness(CheckboxesHarness)).choose('These words tell where Kelly is');
    await page.press('Done');
    expect(outbox.sorted).toMatchObject([{ sorting: { categories: ['life'], tellsWhere: false } }]);
    TestBed.resetTestingModule();
    expect((await open(anEntry({ tellsWhere: true, mine: false }))).said()).toContain('These words tell where Kelly is.');
    TestBed.resetTestingModule();
    expect((await open()).said()).not.toContain('These words tell where Kelly is.');
  });

  it('saves other words from the version they started from', async () => {
    const page = await open(anEntry({ version: 4 }));
    graph.answers['AmendEntry'] = {
      amendEntry: { __typename: 'EntryAmended', entry: anEntry({ words: 'Kelly, you owe £1,204.', version: 5 }) },
    };
    await change(page);
    expect(graph.sent.at(-1)?.variables).toMatchObject({
      input: { entryId: 'entry', personId: 'kelly', expectedVersion: 4, words: 'Kelly, you owe £1,204.', because: null },
    });
    expect(page.said()).toContain('The new words are saved.');
    expect(device.kept).toBeNull();
  });

  it('keeps other words through a reload', async () => {
    device.kept = { entryId: 'entry', fromVersion: 1, words: 'Half a sen', because: '', id: 'a', mutationId: 'm', sent: null };
    expect(await (await (await open()).box()).value()).toBe('Half a sen');
  });

  it('shows both versions when it was changed meanwhile, and lets one choose', async () => {
    const page = await open();
    const entry = anEntry({ words: 'Words from my other phone.', version: 2 });
    graph.answers['AmendEntry'] = { amendEntry: { __typename: 'EntryChanged', message: '', entry } };
    await change(page);
    expect(page.said()).toContain('Two versions are kept');
    expect(page.said()).toContain('Kelly, you owe £1,204.');
    expect(page.said()).toContain('Words from my other phone.');
    await page.press('Use what I wrote');
    expect(graph.sent.at(-1)?.variables).toMatchObject({ input: { expectedVersion: 2, words: 'Kelly, you owe £1,204.' } });
    await page.press('Use what stands there');
    expect(page.said()).not.toContain('Kelly, you owe £1,204.');
    expect(page.said()).toContain('Words from my other phone.');
    expect(device.kept).toBeNull();
  });

  it('loses no word without signal', async () => {
    const page = await open();
    graph.answers['AmendEntry'] = 'OFFLINE';
    await change(page);
    expect(page.said()).toContain('There is no signal. Your words are safe on this phone.');
    expect(await (await page.box()).value()).toBe('Kelly, you owe £1,204.');
    expect(device.kept?.words).toBe('Kelly, you owe £1,204.');
  });

  it('sorts through the outbox', async () => {
    const page = await open(anEntry({ unsorted: true, categories: [], version: 2 }), '1');
    await (await page.loader.getHarness(ChipHarness.with({ text: 'Health' }))).click();
    await page.press('Done');
    expect(outbox.sorted).toEqual([
      {
        entry: { personId: 'kelly', personName: 'Kelly Marsden', preferredName: 'Kelly', entryId: 'entry', version: 2 },
        sorting: { categories: ['health'], inConfidence: false, shownToPerson: 'now', heldBecause: null, tellsWhere: null },
      },
    ]);
    expect(page.navigate).toHaveBeenCalledWith([], { queryParams: { sort: null }, queryParamsHandling: 'merge', replaceUrl: true });
  });

  it('is the page of nobody where it is hidden or missing', async () => {
    const page = await open('NOT_FOUND');
    expect(await (await page.loader.getHarness(PageHeadingHarness)).text()).toBe('There is nothing here');
  });

  it('can be tried again where it could not be got', async () => {
    const page = await open('OFFLINE');
    graph.answers['EntryPage'] = { person: { ...kelly, readers: [] }, entry: anEntry(), whoCanSeeEntry: whoCanSee };
    await page.press('Try again');
    expect(page.said()).toContain('Kelly, you told me the new locks help.');
  });
});
