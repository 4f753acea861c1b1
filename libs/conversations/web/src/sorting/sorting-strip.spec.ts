import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideTestWords, type Sorting } from '@alongside/client';
import { ButtonHarness, CheckboxesHarness, ChipHarness, ErrorSummaryHarness, RadiosHarness, TextAreaHarness } from '@alongside/ui/testing';
import { describe, expect, it } from 'vitest';
import type { ReadersFragment } from '../operations.generated.ts';
import { kellysReaders } from '../testing.ts';
import { words } from '../words.ts';
import { SortingStrip } from './sorting-strip.ts';

function open(readers: readonly ReadersFragment[] | null | undefined = kellysReaders, start: unknown = null, more: object = {}) {
  TestBed.configureTestingModule({ providers: [provideTestWords(words)] });
  const fixture = TestBed.createComponent(SortingStrip);
  const inputs = { preferredName: 'Kelly', organisation: 'St Aidan’s', readers, start, leaveLabel: 'Skip for now', ...more };
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const done: Sorting[] = [];
  let left = 0;
  fixture.componentInstance.done.subscribe((sorting) => done.push(sorting));
  fixture.componentInstance.leave.subscribe(() => (left += 1));
  const loader = TestbedHarnessEnvironment.loader(fixture);
  return {
    done,
    left: () => left,
    loader,
    fixture,
    where: () => loader.getHarness(CheckboxesHarness.with({ legend: 'Could somebody find Kelly by these words?' })),
    said: () => (fixture.nativeElement as HTMLElement).textContent,
    pick: async (text: string) => (await loader.getHarness(ChipHarness.with({ text }))).click(),
    press: async (text: string) => (await loader.getHarness(ButtonHarness.with({ text }))).click(),
  };
}

describe('the strip after Save', () => {
  it('takes one category and Done', async () => {
    const strip = open();
    await strip.pick('Home, money, work');
    await strip.press('Done');
    expect(strip.done).toEqual([{ categories: ['life'], inConfidence: false, shownToPerson: 'now', heldBecause: null, tellsWhere: null }]);
  });

  it('names those who read every category that is picked, and nobody else', async () => {
    const strip = open();
    expect(strip.said()).not.toContain('Sam Okafor');
    await strip.pick('Home, money, work');
    expect(strip.said()).toContain('Sam Okafor, Millbrook Housing. Imran Aziz, Council Revenues.');
    await strip.pick('Health');
    expect(strip.said()).toContain('Sam Okafor, Millbrook Housing.');
    expect(strip.said()).not.toContain('Imran');
  });

  it('says plainly when nobody else can read it', async () => {
    const strip = open();
    await strip.pick('Something else');
    await strip.pick('Police and courts');
    expect(strip.said()).toContain('Kelly has not agreed to anyone else for this yet.');
  });

  it('says that it cannot name them without signal, instead of naming nobody', async () => {
    const strip = open(null);
    await strip.pick('Home, money, work');
    expect(strip.said()).toContain('We cannot show their names without signal.');
    expect(strip.said()).not.toContain('has not agreed');
  });

  it('shows the other categories when asked, and keeps those that are picked', async () => {
    const strip = open();
    expect(await strip.loader.getAllHarnesses(ChipHarness.with({ text: 'Care' }))).toHaveLength(0);
    await strip.pick('Something else');
    await strip.pick('Care');
    await strip.pick('Something else');
    expect(await (await strip.loader.getHarness(ChipHarness.with({ text: 'Care' }))).isPressed()).toBe(true);
    expect(await strip.loader.getAllHarnesses(ChipHarness.with({ text: /Safety at work|Police and courts/ }))).toHaveLength(0);
  });

  it('needs no category for what was told in confidence', async () => {
    const strip = open();
    await (await strip.loader.getHarness(RadiosHarness.with({ legend: 'Who can read this?' }))).choose('Told in confidence');
    await strip.press('Done');
    expect(strip.done).toEqual([{ categories: [], inConfidence: true, shownToPerson: 'now', heldBecause: null, tellsWhere: null }]);
  });

  it('asks what it is about before anyone else may read it', async () => {
    const strip = open();
    await strip.press('Done');
    expect(strip.done).toEqual([]);
    expect(await (await strip.loader.getHarness(ErrorSummaryHarness)).errors()).toEqual([
      'Choose what it is about. Then the people Kelly agreed to can read it',
    ]);
    await strip.pick('Health');
    await strip.press('Done');
    expect(strip.done).toHaveLength(1);
  });

  it('needs a reason to hold words back', async () => {
    const strip = open();
    await strip.pick('Health');
    await (await strip.loader.getHarness(RadiosHarness.with({ legend: 'When does Kelly see it?' }))).choose('Held back, because…');
    await strip.press('Done');
    expect(strip.done).toEqual([]);
    const because = await strip.loader.getHarness(TextAreaHarness);
    expect(await because.error()).toContain('Say why it is held back');
    await because.type(' It names her mother’s illness. ');
    await strip.press('Done');
    expect(strip.done).toEqual([
      {
        categories: ['health'],
        inConfidence: false,
        shownToPerson: 'held',
        heldBecause: 'It names her mother’s illness.',
        tellsWhere: null,
      },
    ]);
  });

  it('can be skipped', async () => {
    const strip = open();
    await strip.press('Skip for now');
    expect([strip.left(), strip.done]).toEqual([1, []]);
  });

  it('starts from what an entry has', async () => {
    const strip = open(kellysReaders, { categories: ['care', 'told_in_confidence'], shownToPerson: 'after_we_talk' });
    await strip.press('Done');
    expect(strip.done).toEqual([
      { categories: ['care'], inConfidence: true, shownToPerson: 'after_we_talk', heldBecause: null, tellsWhere: null },
    ]);
  });

  describe('words that tell where', () => {
    const tick = 'These words tell where Kelly is';

    it('are marked by one tick, which nobody has to touch', async () => {
      const strip = open();
      await strip.pick('Health');
      await (await strip.where()).choose(tick);
      await strip.press('Done');
      expect(strip.done).toMatchObject([{ tellsWhere: true }]);
    });

    it('start out ticked where the place is kept to a few people, also when that is known only later', async () => {
      const strip = open();
      await strip.pick('Health');
      expect(await (await strip.where()).chosen()).toEqual([]);
      strip.fixture.componentRef.setInput('placeKept', true);
      expect(await (await strip.where()).chosen()).toEqual([tick]);
      expect(strip.said()).toContain('Take the tick off only if nobody could find Kelly by these words.');
      await strip.press('Done');
      await (await strip.where()).choose(tick);
      await strip.press('Done');
      expect(strip.done).toMatchObject([{ tellsWhere: true }, { tellsWhere: false }]);
    });

    it('stay as they are marked when they are sorted anew', async () => {
      const start = { categories: ['care'], shownToPerson: 'now' };
      const strip = open(kellysReaders, start, { placeKept: true });
      expect(await (await strip.where()).chosen()).toEqual([]);
      strip.fixture.componentRef.setInput('tellsWhere', true);
      expect(await (await strip.where()).chosen()).toEqual([tick]);
    });
  });
});
