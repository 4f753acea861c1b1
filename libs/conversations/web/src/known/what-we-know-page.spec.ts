import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Drafts, Graph, Outbox, provideTestWords, Session } from '@alongside/client';
import { Live } from '@alongside/client/live';
import { FakeLive } from '@alongside/client/testing';
import { words as peopleWords } from '@alongside/people/web';
import { ButtonHarness, ErrorSummaryHarness, PageHeadingHarness, TextAreaHarness, TextFieldHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aDraft, FakeDrafts, FakeGraph, FakeOutbox, kelly, priyasSession } from '../testing-pages.ts';
import { words } from '../words.ts';
import { WhatWeKnowPage } from './what-we-know-page.ts';

const onList = { words: 'She has two children.', at: '2026-10-14', source: 'Tenancy list, October' };

describe('what we already know', () => {
  let drafts: FakeDrafts;
  let outbox: FakeOutbox;

  let live: FakeLive;

  beforeEach(() => {
    live = new FakeLive();
    drafts = new FakeDrafts();
    outbox = new FakeOutbox();
    Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => ({ matches: false }) });
  });

  async function open(knownOnList: typeof onList | null = onList) {
    TestBed.configureTestingModule({
      providers: [
        { provide: Live, useValue: live },
        provideTestWords(words, peopleWords),
        provideRouter([]),
        { provide: Drafts, useValue: drafts },
        { provide: Outbox, useValue: outbox },
        { provide: Session, useValue: priyasSession },
        { provide: Graph, useValue: new FakeGraph({ WhatWeKnow: { person: { ...kelly, standing: 'alongside', knownOnList } } }) },
      ],
    });
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(WhatWeKnowPage);
    fixture.componentRef.setInput('personId', 'kelly');
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await loader.getHarness(PageHeadingHarness);
    const field = async (label: string) => loader.getHarness(TextFieldHarness.with({ label }));
    const save = async () => (await loader.getHarness(ButtonHarness.with({ text: 'Save what we know' }))).click();
    return { fixture, loader, navigate, save, field, box: () => loader.getHarness(TextAreaHarness) };
  }

  it('begins with what the list says, of which day, and where from', async () => {
    const { box, field } = await open();
    expect(await (await box()).value()).toBe('She has two children.');
    expect(await (await field('Where does this come from?')).value()).toBe('Tenancy list, October');
    expect(await (await field('Of which day is it?')).value()).toBe('2026-10-14');
  });

  it('is kept on the device as it is typed, and sent like a conversation', async () => {
    const { box, field, save, navigate } = await open();
    await (await box()).type('She has three children.');
    await (await field('Where does this come from?')).type('Our notes');
    await (await field('Of which day is it?')).type('2026-10-15');
    expect(drafts.kept).toContainEqual({ words: 'She has three children.' });
    expect(drafts.kept).toContainEqual({ knownFrom: 'Our notes' });
    expect(drafts.kept).toContainEqual({ occurredAt: '2026-10-15T11:00:00.000Z' });
    await save();
    expect(outbox.saved).toEqual(['entry']);
    expect(navigate).toHaveBeenCalledWith(['/people', 'kelly', 'saved', 'entry'], { replaceUrl: true });
  });

  it('leaves no draft behind where nobody touched what the list says', async () => {
    const untouched = await open();
    untouched.fixture.destroy();
    expect(drafts.removed).toEqual(['entry']);
  });

  it('keeps what is saved as it was given', async () => {
    const { fixture, save } = await open();
    await save();
    fixture.destroy();
    expect(drafts.removed).toEqual([]);
    expect(outbox.saved).toEqual(['entry']);
  });

  it('goes on with what was typed before, and not with the list', async () => {
    drafts.known.set([aDraft({ words: 'She has f', knownFrom: 'Notes', occurredAt: '2026-10-01T11:00:00.000Z' })]);
    const { box, field } = await open();
    expect(await (await box()).value()).toBe('She has f');
    expect(await (await field('Where does this come from?')).value()).toBe('Notes');
  });

  it('takes today in the morning too', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T08:00:00.000Z') });
    try {
      const { field, box, save } = await open({ ...onList, at: '2026-11-23' });
      await (await box()).type('She has two cats.');
      await (await field('Of which day is it?')).type('2026-11-23');
      expect(drafts.kept).toContainEqual({ occurredAt: '2026-11-23T08:00:00.000Z' });
      await save();
      expect(outbox.saved).toEqual(['entry']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('needs words, a source, and no day ahead', async () => {
    const { loader, box, field, save } = await open(null);
    await (await field('Where does this come from?')).type('');
    await (await field('Of which day is it?')).type('2999-01-01');
    await save();
    expect(await (await loader.getHarness(ErrorSummaryHarness)).errors()).toEqual([
      'Write something first',
      'Write where this comes from',
      'Choose today or a day before it',
    ]);
    expect(await (await box()).value()).toBe('');
    expect(outbox.saved).toEqual([]);
  });
});
