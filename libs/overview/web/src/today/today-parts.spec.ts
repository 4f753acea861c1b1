import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTestWords } from '@alongside/client';
import { LinkButtonHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCallBack, aDraft, aLeftUnsorted, anItem, anUnsorted, aScreen, aWaitingCaution, kellyCard } from '../testing.ts';
import { words } from '../words.ts';
import { CallBackRow } from './call-back-row.ts';
import { CautionRow } from './caution-row.ts';
import { DraftsCard } from './drafts-card.ts';
import { LeftUnsortedCard } from './left-unsorted-card.ts';
import { StuckCard } from './stuck-card.ts';
import { TodayPerson } from './today-person.ts';
import { UnsortedCard } from './unsorted-card.ts';
import { WaitingCard } from './waiting-card.ts';

describe('the parts of Today', () => {
  beforeEach(() => {
    aScreen('computer');
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideTestWords(words)] });
  });

  const show = async <Part>(part: Type<Part>, inputs: Record<string, unknown>) => {
    const fixture = TestBed.createComponent(part);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return {
      part: fixture.componentInstance,
      loader: TestbedHarnessEnvironment.loader(fixture),
      text: element.textContent.replace(/\s+/g, ' '),
      links: [...element.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    };
  };

  it('what waits: one by one, words apart from readers', async () => {
    const { part, loader, text, links } = await show(WaitingCard, { items: [anItem({}), anItem({ entryId: 'e2', recorded: true })] });
    expect(text).toContain('2 conversations are waiting');
    expect(text).toContain('They are safe on this computer.');
    expect(text).toContain('Who can read your words to Kelly');
    expect(links).toEqual(['/people/k1/saved/e1']);
    let tried = false;
    part.retry.subscribe(() => (tried = true));
    await (await loader.getHarness(LinkButtonHarness)).click();
    expect(tried).toBe(true);
  });

  it('what waits: one thing alone', async () => {
    expect((await show(WaitingCard, { items: [anItem({})] })).text).toContain(
      'It is safe on this computer. It will send when you have signal.',
    );
  });

  it('what was refused: the words are safe, readers can be said again', async () => {
    expect((await show(StuckCard, { item: anItem({ state: 'stuck' }) })).text).toContain('Your words to Kelly are safe on this computer.');
    const sorting = await show(StuckCard, { item: anItem({ state: 'stuck', recorded: true }) });
    expect(sorting.links).toEqual(['/people/k1/entries/e1?sort=1']);
  });

  it('what has no readers: each in its own line', async () => {
    const other = { ...anUnsorted, entry: { ...anUnsorted.entry, id: 'e2' } };
    const { links } = await show(UnsortedCard, { unsorted: [anUnsorted, other] });
    expect(links).toEqual(['/people/k1/entries/e1?sort=1', '/people/k1/entries/e2?sort=1']);
  });

  it('what a colleague left without readers: who wrote it, and the way to say so', async () => {
    const { text, links } = await show(LeftUnsortedCard, { unsorted: [aLeftUnsorted] });
    expect(text).toContain('Grace Mensah wrote to Kelly.');
    expect(links).toEqual(['/people/k1/entries/e7?sort=1']);
  });

  it('a call back: the number can be rung, the person opened', async () => {
    const { text, links } = await show(CallBackRow, { alCallBack: { ...aCallBack, phone: '+44 1632 960118' } });
    expect(text).toContain('About Kelly Marsden. Asked on');
    expect(links).toEqual(['tel:+441632960118', '/people/k1']);
  });

  it.each([
    ['draft', 'Sam Okafor asks whether you agree to a caution note for Kelly.'],
    ['active', 'Look again at the caution note for Kelly by Tuesday'],
  ] as const)('a caution note that is %s: what it waits for, and the way to it', async (state, line) => {
    const { text, links } = await show(CautionRow, { alCaution: { ...aWaitingCaution, state } });
    expect(text).toContain(line);
    expect(links).toEqual(['/people/k1/caution']);
  });

  it.each([
    [{ standing: 'starting' as const }, 'You are starting with Kelly.'],
    [{}, 'You are the lead person'],
    [{ leadIsMe: false }, 'Lead person: Priya Nair'],
    [{ leadIsMe: false, leadName: null }, 'No lead person yet'],
  ])('a person %j: %s', async (change, line) => {
    expect((await show(TodayPerson, { alTodayPerson: { ...kellyCard, ...change } })).text).toContain(line);
  });

  it('a draft: a long one is cut between two signs, never in the middle of one', async () => {
    const { text } = await show(DraftsCard, { drafts: [aDraft('👩'.repeat(90))] });
    expect(text).toContain(`“${'👩'.repeat(60)}…”`);
  });

  it('a draft: a short one whole, on one line, and the way back into it', async () => {
    const { text, links } = await show(DraftsCard, { drafts: [aDraft('Kelly,\n\nyou rang.')] });
    expect(text).toContain('“Kelly, you rang.”');
    expect(links).toEqual(['/people/k1/record?draft=d1']);
  });
});
