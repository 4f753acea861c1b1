import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Drafts, Graph, Outbox, provideTestWords, Session } from '@alongside/client';
import { ButtonHarness, ChipHarness, PageHeadingHarness, UndoBarHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { anEntry, kellysReaders } from '../testing.ts';
import { anItem, FakeDrafts, FakeGraph, FakeOutbox, kelly, priyasSession } from '../testing-pages.ts';
import { words } from '../words.ts';
import { SavedPage } from './saved-page.ts';

const sorting = { categories: ['life'], inConfidence: false, shownToPerson: 'now', heldBecause: null, tellsWhere: null };

describe('after Save', () => {
  let outbox: FakeOutbox;
  let graph: FakeGraph;

  beforeEach(() => {
    outbox = new FakeOutbox();
    outbox.items.set([anItem()]);
    graph = new FakeGraph({ SavedReaders: { person: { ...kelly, readers: kellysReaders } }, SavedEntry: 'NOT_FOUND' });
    Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => ({ matches: true }) });
    window.scrollTo = () => undefined;
  });

  async function open() {
    TestBed.configureTestingModule({
      providers: [
        provideTestWords(words),
        provideRouter([]),
        { provide: Drafts, useValue: new FakeDrafts() },
        { provide: Outbox, useValue: outbox },
        { provide: Graph, useValue: graph },
        { provide: Session, useValue: priyasSession },
      ],
    });
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(SavedPage);
    fixture.componentRef.setInput('personId', 'kelly');
    fixture.componentRef.setInput('entryId', 'entry');
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return {
      loader,
      navigate,
      heading: async () => (await loader.getHarness(PageHeadingHarness)).text(),
      said: () => (fixture.nativeElement as HTMLElement).textContent.replaceAll('\u00a0', ' '),
      press: async (text: string) => (await loader.getHarness(ButtonHarness.with({ text }))).click(),
      pick: async (text: string) => (await loader.getHarness(ChipHarness.with({ text }))).click(),
    };
  }

  it('takes one category and Done, and names who can read it', async () => {
    const page = await open();
    expect(await page.heading()).toBe('Who can read this?');
    await page.pick('Home, money, work');
    await page.press('Done');
    expect(outbox.finished).toEqual([sorting]);
    expect(await page.heading()).toBe('Saved');
    expect(page.said()).toContain('Sam Okafor, Millbrook Housing. Imran Aziz, Council Revenues.');
    expect(page.said()).toContain('Kelly may see it from now on.');
  });

  it('ticks that the words tell where, if where the person lives is kept to a few people', async () => {
    graph.answers['SavedReaders'] = {
      person: { ...kelly, readers: kellysReaders },
      protectiveActs: [{ id: 'a', kind: 'protected_place', ended: false }],
    };
    const page = await open();
    await page.pick('Home, money, work');
    await page.press('Done');
    expect(outbox.finished).toEqual([{ ...sorting, tellsWhere: true }]);
    expect(page.said()).toContain('These words tell where Kelly is.');
  });

  it('can be skipped, and then says who reads it all the same', async () => {
    const page = await open();
    await page.press('Skip for now');
    expect(outbox.finished).toEqual([null]);
    expect(page.said()).toContain('Only you, and those alongside Kelly at St Aidan’s, can read it.');
  });

  it('goes back to writing with Undo', async () => {
    const page = await open();
    await (await page.loader.getHarness(UndoBarHarness)).undo();
    expect(page.navigate).toHaveBeenCalledWith(['/people', 'kelly', 'record'], { queryParams: { draft: 'entry' }, replaceUrl: true });
    expect(graph.sent.map(({ name }) => name)).toEqual(['SavedReaders']);
  });

  it('says so when Undo comes too late', async () => {
    outbox.undone = null;
    const page = await open();
    await (await page.loader.getHarness(UndoBarHarness)).undo();
    expect(page.said()).toContain('It was sent already.');
    expect(page.navigate).not.toHaveBeenCalled();
  });

  it('tells how things stand, and keeps the strip', async () => {
    const page = await open();
    const stands = async (change: Parameters<typeof anItem>[0], reachable = true) => {
      graph.reachable.set(reachable);
      outbox.items.set([anItem(change)]);
      await page.heading();
      return page.said();
    };
    expect(await stands({})).toContain('Saved on this phone. It will be sent in a moment.');
    expect(await stands({}, false)).toContain('It will send when you are back online.');
    expect(await stands({ state: 'sending' })).toContain('Sending it now.');
    expect(await stands({ state: 'waiting', attempts: 1 }, false)).toContain('Saved on this phone. It will send when you are back online.');
    expect(await stands({ state: 'waiting', attempts: 1 })).toContain('We could not send it yet. We will try again.');
    expect(await stands({ state: 'sent', recorded: true, version: 1 })).toContain('Sent. It is in Kelly’s story now.');
    expect(await page.heading()).toBe('Who can read this?');
    expect(await page.loader.getHarnessOrNull(UndoBarHarness)).toBeNull();
  });

  it('shows the server’s plain words when it said no, and lets the words be changed', async () => {
    outbox.items.set([anItem({ state: 'stuck', problem: 'problem', message: 'A note can have up to 20,000 letters.' })]);
    const page = await open();
    expect(page.said()).toContain('A note can have up to 20,000 letters.');
    expect(page.said()).toContain('Your words are safe on this phone.');
  });

  it('sorts an entry that is only on the server after a reload', async () => {
    outbox.items.set([]);
    graph.answers['SavedEntry'] = { entry: anEntry({ unsorted: true, categories: [], version: 3 }) };
    const page = await open();
    await page.pick('Home, money, work');
    await page.press('Done');
    expect(outbox.sorted).toEqual([
      { entry: { personId: 'kelly', personName: 'Kelly Marsden', preferredName: 'Kelly', entryId: 'entry', version: 3 }, sorting },
    ]);
    expect(await page.heading()).toBe('Saved');
  });

  it('does not ask again what was answered', async () => {
    outbox.items.set([]);
    graph.answers['SavedEntry'] = { entry: anEntry({ categories: ['health'], shownToPerson: 'after_we_talk' }) };
    const page = await open();
    expect(await page.heading()).toBe('Saved');
    expect(page.said()).toContain('Kelly may see it after you talk.');
  });

  it('is the page of nobody where there is no such entry', async () => {
    outbox.items.set([]);
    expect(await (await open()).heading()).toBe('There is nothing here');
  });

  it('says that names need signal, and still takes the answer', async () => {
    graph.answers['SavedReaders'] = 'OFFLINE';
    const page = await open();
    expect(page.said()).toContain('We cannot show their names without signal.');
    await page.pick('Health');
    await page.press('Done');
    expect(outbox.finished).toHaveLength(1);
  });

  it('names them as soon as there is signal again', async () => {
    graph.reachable.set(false);
    const readers = graph.answers['SavedReaders'];
    graph.answers['SavedReaders'] = 'OFFLINE';
    const page = await open();
    graph.answers['SavedReaders'] = readers;
    graph.reachable.set(true);
    await page.pick('Health');
    expect(page.said()).toContain('Sam Okafor, Millbrook Housing.');
  });
});
