import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Drafts, Graph, type KeptList, KeptPeople, type KeptPerson, provideTestWords } from '@alongside/client';
import { ButtonHarness, ProblemHarness, RowLinkHarness, StripHarness, UndoBarHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aDraft, FakeDrafts, FakeGraph, kelly } from '../testing-pages.ts';
import { words } from '../words.ts';
import { ChoosePage } from './choose-page.ts';

describe('choosing whom it was with', () => {
  let drafts: FakeDrafts;
  let graph: FakeGraph;
  const read = vi.fn<() => Promise<KeptList | null>>();
  const refresh = vi.fn<(shown: readonly KeptPerson[], ask: () => Promise<unknown>) => Promise<void>>();

  beforeEach(() => {
    drafts = new FakeDrafts();
    read.mockReset().mockResolvedValue(null);
    refresh.mockReset().mockResolvedValue();
    Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => ({ matches: true }) });
    window.scrollTo = () => undefined;
  });

  async function open(answer: unknown = { today: { people: [{ ...kelly, age: 34, leadName: 'Priya Nair', leadIsMe: true }] } }) {
    graph = new FakeGraph({ RecordWhom: answer, PeopleToKeep: { peopleToKeep: [kelly] } });
    TestBed.configureTestingModule({
      providers: [
        provideTestWords(words),
        provideRouter([]),
        { provide: Drafts, useValue: drafts },
        { provide: KeptPeople, useValue: { read, refresh } },
        { provide: Graph, useValue: graph },
      ],
    });
    const fixture = TestBed.createComponent(ChoosePage);
    await fixture.whenStable();
    return { fixture, loader: TestbedHarnessEnvironment.loader(fixture), said: () => (fixture.nativeElement as HTMLElement).textContent };
  }

  it('leads to the box of everyone I am alongside', async () => {
    const { loader } = await open();
    const row = await loader.getHarness(RowLinkHarness);
    expect(await row.text()).toContain('Kelly Marsden, 34');
    expect(await row.link()).toBe('/people/kelly/record');
  });

  it('shows the drafts of this device without signal', async () => {
    drafts.known.set([aDraft({ words: 'Kelly, we opened the' })]);
    const { said } = await open('OFFLINE');
    expect(said()).toContain('Kelly, we opened the');
    expect(said()).toContain('There is no signal.');
  });

  describe('without signal, with people kept on this device', () => {
    beforeEach(() => {
      read.mockResolvedValue({ people: [kelly], keptAt: '2020-11-23T07:36:00.000Z' });
    });

    it('leads to the box of each of them, with the names, and says of when the list is', async () => {
      const { loader } = await open('OFFLINE');
      expect(await (await loader.getHarness(StripHarness)).text()).toBe(
        'No signal. This list is from Monday\u00a023\u00a0November\u00a02020, 7:36am.',
      );
      expect(await loader.getHarnessOrNull(ProblemHarness)).toBeNull();
      const row = await loader.getHarness(RowLinkHarness);
      expect(await row.link()).toBe('/people/kelly/record');
      const navigate = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
      await (await row.host()).click();
      expect(navigate.mock.calls[0]?.[1]).toMatchObject({ info: { name: 'Kelly Marsden', preferredName: 'Kelly' } });
    });

    it('shows whom it gets when it is tried again', async () => {
      const { loader, said } = await open('OFFLINE');
      graph.answers['RecordWhom'] = { today: { people: [] } };
      await (await loader.getHarness(ButtonHarness.with({ text: 'Try again' }))).click();
      expect(said()).toContain('You are not alongside anyone yet.');
      expect(said()).not.toContain('Kelly Marsden');
    });

    it.each(['INTERNAL', 'FORBIDDEN', 'NOT_FOUND'])('shows nobody when the answer is %s', async (code) => {
      const { loader, said } = await open('OFFLINE');
      graph.answers['RecordWhom'] = code;
      await (await loader.getHarness(ButtonHarness.with({ text: 'Try again' }))).click();
      expect(said()).not.toContain('Kelly Marsden');
      expect(await loader.getHarnessOrNull(ProblemHarness)).not.toBeNull();
    });
  });

  it('keeps the people on this device while there is signal', async () => {
    await open();
    expect(refresh.mock.calls.map(([shown]) => shown.map(({ id }) => id))).toEqual([['kelly']]);
    expect(graph.sent.map(({ name }) => name)).toEqual(['RecordWhom']);
    expect(await refresh.mock.calls[0]?.[1]()).toEqual([kelly]);
    expect(graph.sent.map(({ name }) => name)).toEqual(['RecordWhom', 'PeopleToKeep']);
  });

  it('throws words away only when Undo is over', async () => {
    drafts.known.set([aDraft({ words: 'Kelly, we opened the' })]);
    const { loader, said, fixture } = await open();
    await (await loader.getHarness(ButtonHarness.with({ text: 'Throw away' }))).click();
    expect(said()).not.toContain('Kelly, we opened the');
    expect(drafts.removed).toEqual([]);
    fixture.destroy();
    expect(drafts.removed).toEqual(['entry']);
  });

  it('brings words back', async () => {
    drafts.known.set([aDraft({ words: 'Kelly, we opened the' })]);
    const { loader, said, fixture } = await open();
    await (await loader.getHarness(ButtonHarness.with({ text: 'Throw away' }))).click();
    await (await loader.getHarness(UndoBarHarness)).undo();
    expect(said()).toContain('Kelly, we opened the');
    fixture.destroy();
    expect(drafts.removed).toEqual([]);
  });

  it('says what to do for someone who is alongside nobody', async () => {
    expect((await open({ today: { people: [] } })).said()).toContain('You are not alongside anyone yet.');
  });
});
