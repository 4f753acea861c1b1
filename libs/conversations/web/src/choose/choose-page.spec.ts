import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Drafts, Graph, provideTestWords } from '@alongside/client';
import { ButtonHarness, RowLinkHarness, UndoBarHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aDraft, FakeDrafts, FakeGraph, kelly } from '../testing-pages.ts';
import { words } from '../words.ts';
import { ChoosePage } from './choose-page.ts';

describe('choosing whom it was with', () => {
  let drafts: FakeDrafts;

  beforeEach(() => {
    drafts = new FakeDrafts();
    Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => ({ matches: true }) });
    window.scrollTo = () => undefined;
  });

  async function open(answer: unknown = { today: { people: [{ ...kelly, age: 34, leadName: 'Priya Nair', leadIsMe: true }] } }) {
    TestBed.configureTestingModule({
      providers: [
        provideTestWords(words),
        provideRouter([]),
        { provide: Drafts, useValue: drafts },
        { provide: Graph, useValue: new FakeGraph({ RecordWhom: answer }) },
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
