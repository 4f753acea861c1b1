import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Graph, provideTestWords, Session, TypedWords } from '@alongside/client';
import { Live } from '@alongside/client/live';
import { FakeLive } from '@alongside/client/testing';
import { words as peopleWords } from '@alongside/people/web';
import { ButtonHarness, ChipHarness, PageHeadingHarness, RadiosHarness, SelectFieldHarness, TextFieldHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PartsFragment } from '../operations.generated.ts';
import { kellysReaders } from '../testing.ts';
import { FakeGraph, kelly, priyasSession } from '../testing-pages.ts';
import { words } from '../words.ts';
import { PartsPage } from './parts-page.ts';

const mia = { id: 'mia', name: 'Mia Marsden', preferredName: 'Mia' };
const theWords = 'The boiler works. Mia coughs at night. You sang.';
const answer = (change: Partial<PartsFragment> = {}) => ({
  person: { ...kelly, readers: kellysReaders },
  entry: { id: 'entry', tellsWhere: false },
  entryParts: { version: 3, words: theWords, headline: null, passages: [], ...change },
});

describe('one sentence, and other readers', () => {
  let graph: FakeGraph;
  let device: Map<string, string>;

  let live: FakeLive;

  beforeEach(() => {
    live = new FakeLive();
    device = new Map();
    Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => ({ matches: true }) });
    window.scrollTo = () => undefined;
    graph = new FakeGraph({
      EntryParts: answer(),
      RecordWhom: { today: { people: [kelly, mia] } },
      MarkEntry: { markEntry: { __typename: 'EntryMarked' } },
      SetApart: { setApart: { __typename: 'WordsSetApart' } },
      SavedReaders: { person: { ...mia, readers: [] } },
    });
  });

  async function open() {
    const typed = {
      read: (key: string) => Promise.resolve(device.get(key) ?? null),
      keep: (key: string, value: string) => Promise.resolve(void device.set(key, value)),
      forget: (key: string) => Promise.resolve(void device.delete(key)),
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Live, useValue: live },
        provideTestWords(words, peopleWords),
        provideRouter([]),
        { provide: Graph, useValue: graph },
        { provide: TypedWords, useValue: typed },
        { provide: Session, useValue: priyasSession },
      ],
    });
    const fixture = TestBed.createComponent(PartsPage);
    fixture.componentRef.setInput('personId', 'kelly');
    fixture.componentRef.setInput('entryId', 'entry');
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    const settle = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    const clickOn = (kind: string, text: string) =>
      [...element.querySelectorAll<HTMLElement>(kind)].find((one) => one.textContent.includes(text))!.click();
    return {
      loader,
      element,
      said: () => element.textContent.replaceAll(/\s+/g, ' '),
      press: async (text: string) => {
        await (await loader.getHarness(ButtonHarness.with({ text }))).click();
        await settle();
      },
      pick: async (text: string) => {
        clickOn('.al-piece', text);
        await settle();
      },
      // without waiting: an answer is still on its way
      pressAtOnce: (text: string) => clickOn('button', text),
      pickAtOnce: (text: string) => clickOn('.al-piece', text),
      picked: () => element.querySelectorAll('.al-piece[aria-pressed="true"]').length,
      settle,
      sent: (name: string) => graph.sent.filter((one) => one.name === name).map(({ variables }) => (variables as { input: object }).input),
    };
  }

  it('marks a sentence as about Mia, beside what is marked', async () => {
    graph.answers['EntryParts'] = answer({
      headline: 'One.',
      passages: [{ from: 39, length: 9, agreed: true, needed: false, about: null }],
    });
    const page = await open();
    await page.pick('Mia coughs');
    await (await page.loader.getHarness(SelectFieldHarness.with({ label: 'Whom are they about?' }))).choose('Mia Marsden');
    await page.press('Mark these words');
    expect(page.sent('MarkEntry')).toMatchObject([
      {
        personId: 'kelly',
        entryId: 'entry',
        expectedVersion: 3,
        headline: 'One.',
        passages: [
          { from: 39, length: 9, agreed: true, needed: false, aboutId: null },
          { from: 18, length: 21, agreed: false, needed: false, aboutId: 'mia' },
        ],
      },
    ]);
    expect(page.said()).toContain('The words are marked.');
  });

  it('keeps words that are picked while the page is read again after a mark', async () => {
    const page = await open();
    await page.pick('Mia coughs');
    let readAgain!: (parts: ReturnType<typeof answer>) => void;
    graph.answers['EntryParts'] = new Promise((resolve) => (readAgain = resolve));
    page.pressAtOnce('Mark these words');
    await expect.poll(() => page.sent('EntryParts').length).toBe(2);
    await expect.poll(page.picked).toBe(0);
    page.pickAtOnce('You sang');
    graph.answers['EntryParts'] = answer({ version: 4 });
    readAgain(answer({ version: 4 }));
    await page.settle();
    await page.press('Mark these words');
    expect(page.sent('MarkEntry')).toMatchObject([{ passages: [{ from: 18, length: 21 }] }, { passages: [{ from: 39, length: 9 }] }]);
  });

  it('forgets what was picked in words that are others by now', async () => {
    const page = await open();
    await page.pick('Mia coughs');
    graph.answers['MarkEntry'] = { markEntry: { __typename: 'EntryChanged' } };
    graph.answers['EntryParts'] = answer({ version: 4, words: 'Mia coughs at night. You sang.' });
    await page.press('Mark these words');
    expect(page.said()).toContain('Mia coughs at night.');
    expect(page.said()).not.toContain('Mark these words');
    expect(page.picked()).toBe(0);
  });

  it('asks for words that stand side by side', async () => {
    const page = await open();
    await page.pick('The boiler');
    await page.pick('You sang');
    expect(page.said()).toContain('Pick words that stand side by side.');
    expect(page.said()).not.toContain('What about these words?');
  });

  it('gives words other readers, on another record only where it is chosen', async () => {
    const page = await open();
    await page.pick('Mia coughs');
    await (await page.loader.getHarness(RadiosHarness.with({ legend: 'What about these words?' }))).choose('They need other readers');
    await (await page.loader.getHarness(ChipHarness.with({ text: 'Health' }))).click();
    graph.answers['EntryParts'] = answer({ version: 4 });
    await page.press('Done');
    await page.pick('Mia coughs');
    await (await page.loader.getHarness(RadiosHarness.with({ legend: 'What about these words?' }))).choose('They need other readers');
    await (await page.loader.getHarness(SelectFieldHarness.with({ label: 'On whose record do they go?' }))).choose('Mia Marsden');
    await (await page.loader.getHarness(ChipHarness.with({ text: 'Health' }))).click();
    await page.press('Done');
    expect(page.sent('SetApart')).toMatchObject([
      { from: 18, length: 21, toPersonId: null, sorting: { categories: ['health'] } },
      { from: 18, length: 21, toPersonId: 'mia', sorting: { categories: ['health'] } },
    ]);
  });

  it('takes a mark off', async () => {
    graph.answers['EntryParts'] = answer({
      passages: [{ from: 18, length: 21, agreed: false, needed: false, about: { id: 'mia', name: 'Mia' } }],
    });
    const page = await open();
    expect(page.said()).toContain('“Mia coughs at night.” About Mia.');
    page.element.querySelector<HTMLButtonElement>('[aria-label="Take the mark off: Mia coughs at night."]')?.click();
    await page.press('Save the sentence');
    expect(page.sent('MarkEntry')[0]).toMatchObject({ passages: [] });
  });

  it('saves one sentence, and keeps it on the device until then', async () => {
    graph.answers['MarkEntry'] = 'OFFLINE';
    const page = await open();
    await (await page.loader.getHarness(TextFieldHarness)).type('Kelly has a warm home.');
    await page.press('Save the sentence');
    expect(page.said()).toContain('What you typed is safe on this phone.');
    expect(await (await page.loader.getHarness(TextFieldHarness)).value()).toBe('Kelly has a warm home.');
    graph.answers['MarkEntry'] = { markEntry: { __typename: 'EntryMarked' } };
    await page.press('Save the sentence');
    expect(page.sent('MarkEntry').at(-1)).toMatchObject({ headline: 'Kelly has a warm home.' });
    expect(page.said()).toContain('The sentence is saved.');
  });

  it('looks again where it was changed meanwhile', async () => {
    graph.answers['MarkEntry'] = { markEntry: { __typename: 'EntryChanged' } };
    const page = await open();
    await page.press('Save the sentence');
    expect(page.said()).toContain('This was changed while you were here.');
    expect(graph.sent.filter(({ name }) => name === 'EntryParts')).toHaveLength(2);
  });

  it('is the page of nobody where it is hidden, missing or somebody else’s', async () => {
    graph.answers['EntryParts'] = 'NOT_FOUND';
    const { loader } = await open();
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('There is nothing here');
  });
});
