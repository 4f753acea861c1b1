import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Graph, provideTestWords } from '@alongside/client';
import { Live } from '@alongside/client/live';
import { FakeLive } from '@alongside/client/testing';
import { words as peopleWords } from '@alongside/people/web';
import { ButtonHarness, CheckboxesHarness, ErrorSummaryHarness, LinkButtonHarness, PageHeadingHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PlaceKeptFragment, WherePartsFragment } from '../operations.generated.ts';
import { anEntry } from '../testing.ts';
import { FakeGraph, kelly } from '../testing-pages.ts';
import { words } from '../words.ts';
import { WherePage } from './where-page.ts';

const kept: PlaceKeptFragment = { id: 'a', kind: 'protected_place', ended: false };
const end = { hasNextPage: false, endCursor: null };
const lane = anEntry({ id: 'lane', words: 'Kelly, your new door is green.' });
const tea = anEntry({ id: 'tea', words: 'Kelly, you like tea.', author: { id: 'sam', name: 'Sam Okafor' } });

describe('looking through what tells where', () => {
  let graph: FakeGraph;
  let live: FakeLive;

  beforeEach(() => {
    live = new FakeLive();
    window.scrollTo = () => undefined;
    Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => ({ matches: true }) });
    graph = new FakeGraph({ MarkWhere: { markWhere: { personId: 'kelly' } } });
    there([lane, tea]);
  });

  const there = (nodes: WherePartsFragment['nodes'], more: { acts?: PlaceKeptFragment[]; pageInfo?: object } = {}) =>
    (graph.answers['WhereStory'] = {
      person: { ...kelly, story: { nodes, pageInfo: more.pageInfo ?? end } },
      protectiveActs: more.acts ?? [kept],
    });

  async function open() {
    TestBed.configureTestingModule({
      providers: [
        { provide: Live, useValue: live },
        provideTestWords(words, peopleWords),
        provideRouter([]),
        { provide: Graph, useValue: graph },
      ],
    });
    const fixture = TestBed.createComponent(WherePage);
    fixture.componentRef.setInput('personId', 'kelly');
    const settle = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    await settle();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return {
      loader,
      settle,
      said: () => (fixture.nativeElement as HTMLElement).textContent.replaceAll(/\s+/g, ' '),
      tick: async (legend: RegExp) =>
        (await loader.getHarness(CheckboxesHarness.with({ legend }))).choose('These words tell where Kelly is'),
      press: async (text: string) => {
        await (await loader.getHarness(ButtonHarness.with({ text }))).click();
        await settle();
      },
    };
  }
  const sent = () => graph.sent.filter(({ name }) => name === 'MarkWhere').map(({ variables }) => (variables as { input: object }).input);

  it('marks what is ticked, and what is marked leaves the list', async () => {
    const page = await open();
    await page.tick(/^Priya Nair/);
    there([anEntry({ ...lane, tellsWhere: true }), tea]);
    await page.press('Mark what I ticked');
    expect(sent()).toMatchObject([{ personId: 'kelly', entryIds: ['lane'], tellsWhere: true }]);
    expect(page.said()).toContain('One part is marked. It counts from now on.');
    expect(page.said()).not.toContain('green');
    expect(page.said()).toContain('you like tea');
  });

  it('takes the marks off with Undo', async () => {
    const page = await open();
    await page.tick(/^Priya Nair/);
    await page.tick(/^Sam Okafor/);
    await page.press('Mark what I ticked');
    await (await page.loader.getHarness(LinkButtonHarness.with({ text: 'Undo' }))).click();
    await page.settle();
    expect(sent()).toMatchObject([{ entryIds: ['lane', 'tea'] }, { entryIds: ['lane', 'tea'], tellsWhere: false }]);
    expect(page.said()).toContain('The marks are off again.');
  });

  it('leaves out what the place keeps already, and says so when nothing is left', async () => {
    there([anEntry({ tellsWhere: true }), anEntry({ id: 'x', categories: ['abuse_and_whereabouts'] })]);
    const page = await open();
    expect(page.said()).toContain('Nothing is left to look through here.');
    expect(page.said()).not.toContain('Mark what I ticked');
  });

  it('asks for a tick before it sends anything', async () => {
    const page = await open();
    await page.press('Mark what I ticked');
    expect(await (await page.loader.getHarness(ErrorSummaryHarness)).errors()).toEqual(['Tick the words that tell where Kelly is']);
    expect(sent()).toEqual([]);
  });

  it.each([
    ['OFFLINE', 'Your ticks are still here. Try again.'],
    ['NOT_FOUND', 'Something changed while you were here. Read them again.'],
  ])('keeps the ticks where it could not be sent: %s', async (code, words) => {
    const page = await open();
    await page.tick(/^Priya Nair/);
    graph.answers['MarkWhere'] = code;
    await page.press('Mark what I ticked');
    expect(page.said()).toContain(words);
    expect(await (await page.loader.getHarness(CheckboxesHarness.with({ legend: /^Priya Nair/ }))).chosen()).toHaveLength(1);
  });

  it('brings earlier words', async () => {
    there([lane], { pageInfo: { hasNextPage: true, endCursor: 'c' } });
    graph.answers['WhereEarlier'] = { person: { id: 'kelly', story: { nodes: [tea], pageInfo: end } } };
    const page = await open();
    await page.press('Show earlier words');
    expect(page.said()).toContain('you like tea');
    expect(page.said()).not.toContain('Show earlier words');
  });

  it('has nothing to mark where no place is kept', async () => {
    there([lane], { acts: [{ ...kept, ended: true }] });
    const page = await open();
    expect(page.said()).toContain('is not kept to a few people, as far as you know.');
    expect(page.said()).not.toContain('green');
  });

  it('is the page of nobody where the person is hidden, and empties when they are', async () => {
    const page = await open();
    graph.answers['WhereStory'] = 'NOT_FOUND';
    live.say('changed');
    await page.settle();
    expect(page.said()).not.toContain('Kelly');
    expect(await (await page.loader.getHarness(PageHeadingHarness)).text()).toBe('There is nothing here');
  });
});
