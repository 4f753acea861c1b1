import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Drafts, Graph, Outbox, provideTestWords } from '@alongside/client';
import { ButtonHarness, ChipHarness, ErrorSummaryHarness, PageHeadingHarness, TextAreaHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aDraft, FakeDrafts, FakeGraph, FakeOutbox, kelly } from '../testing-pages.ts';
import { words } from '../words.ts';
import { RecordPage } from './record-page.ts';

describe('recording a conversation', () => {
  let drafts: FakeDrafts;
  let outbox: FakeOutbox;

  beforeEach(() => {
    drafts = new FakeDrafts();
    outbox = new FakeOutbox();
    Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => ({ matches: true }) });
  });

  async function open(person: unknown = { person: kelly }) {
    TestBed.configureTestingModule({
      providers: [
        provideTestWords(words),
        provideRouter([]),
        { provide: Drafts, useValue: drafts },
        { provide: Outbox, useValue: outbox },
        { provide: Graph, useValue: new FakeGraph({ RecordPerson: person }) },
      ],
    });
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(RecordPage);
    fixture.componentRef.setInput('personId', 'kelly');
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return { loader, element, navigate, box: () => loader.getHarness(TextAreaHarness.with({ label: /^Write/ })) };
  }

  it('opens with the cursor in the box, and says to whom one writes', async () => {
    const { loader, box } = await open();
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('Conversation with Kelly');
    expect(await (await box()).label()).toBe('Write to Kelly, as if Kelly is reading.');
    expect(document.activeElement?.id).toBe('words');
  });

  it('brings back the words of before, with the cursor behind them', async () => {
    drafts.known.set([aDraft({ words: 'Kelly, we opened the' })]);
    const { box } = await open();
    expect(await (await box()).value()).toBe('Kelly, we opened the');
    expect((document.activeElement as HTMLTextAreaElement).selectionStart).toBe('Kelly, we opened the'.length);
  });

  it('keeps what is typed, and says so', async () => {
    const { box, element } = await open();
    expect(element.textContent).toContain('Nothing is lost if you stop.');
    await (await box()).type('K');
    expect(drafts.kept).toEqual([{ words: 'K' }]);
    expect(element.textContent).toContain('Kept on this phone, 11:34am');
  });

  it('says when the device keeps nothing', async () => {
    const { element, box } = await open();
    drafts.keeping.set('failed');
    await (await box()).type('K');
    expect(element.textContent).toContain('Your last words are not kept on this phone yet.');
  });

  it('saves, and goes to the strip without leaving a page behind it', async () => {
    const { loader, box, navigate } = await open();
    await (await box()).type('Kelly, hello.');
    await (await loader.getHarness(ButtonHarness.with({ text: 'Save conversation' }))).click();
    expect(outbox.saved).toEqual(['entry']);
    expect(navigate).toHaveBeenCalledWith(['/people', 'kelly', 'saved', 'entry'], { replaceUrl: true });
  });

  it.each(['ctrlKey', 'metaKey'])('saves by Enter with %s', async (key) => {
    const { box } = await open();
    await (await box()).type('Kelly, hello.');
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', [key]: true, bubbles: true }));
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    expect(outbox.saved).toEqual(['entry']);
  });

  it('asks for words where there are none', async () => {
    const { loader, box } = await open();
    await (await loader.getHarness(ButtonHarness.with({ text: 'Save conversation' }))).click();
    expect(outbox.saved).toEqual([]);
    expect(await (await loader.getHarness(ErrorSummaryHarness)).errors()).toEqual(['Write something first']);
    expect(document.title).toMatch(/^Error:/);
    await (await box()).type('K');
    expect(await (await loader.getHarness(ErrorSummaryHarness)).isShown()).toBe(false);
    expect(document.title).not.toMatch(/^Error:/);
  });

  it('keeps the words on the screen when the device cannot keep them', async () => {
    outbox.failing = true;
    const { loader, box, element, navigate } = await open();
    await (await box()).type('Kelly, hello.');
    await (await loader.getHarness(ButtonHarness.with({ text: 'Save conversation' }))).click();
    expect(element.textContent).toContain('We could not save this');
    expect(await (await box()).value()).toBe('Kelly, hello.');
    expect(navigate).not.toHaveBeenCalled();
  });

  it('never says that kept words are not kept, when the next page cannot be got', async () => {
    const { loader, box, element, navigate } = await open();
    navigate.mockRejectedValueOnce(new Error('No signal.'));
    await (await box()).type('Kelly, hello.');
    await (await loader.getHarness(ButtonHarness.with({ text: 'Save conversation' }))).click();
    expect(navigate).toHaveBeenLastCalledWith(['/today'], { replaceUrl: true });
    expect(element.textContent).not.toContain('We could not save this');
  });

  it('adds a beginning where one is stuck', async () => {
    const { loader, box } = await open();
    await (await loader.getHarness(ChipHarness.with({ text: 'What got in the way' }))).click();
    expect(await (await box()).value()).toBe('What got in the way: ');
  });

  it('works without signal, with the names that the device knows', async () => {
    drafts.known.set([aDraft({ words: 'Kelly, ' })]);
    const { loader, box } = await open('OFFLINE');
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('Conversation with Kelly');
    await (await box()).type('K');
    expect(drafts.kept.at(-1)).toEqual({ words: 'K' });
  });

  it('can be written without any name at all', async () => {
    const { box, loader } = await open('OFFLINE');
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('Record a conversation');
    await (await box()).type('K');
    expect(drafts.kept).toEqual([{ words: 'K' }]);
  });

  it('is the page of nobody for someone hidden or unknown, unless words would be lost', async () => {
    const { element } = await open('NOT_FOUND');
    expect(element.textContent).toContain('There is nothing here');
    TestBed.resetTestingModule();
    drafts.known.set([aDraft({ words: 'Kelly, we opened the' })]);
    const kept = await open('NOT_FOUND');
    expect(await (await kept.box()).value()).toBe('Kelly, we opened the');
  });
});
