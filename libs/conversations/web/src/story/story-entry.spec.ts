import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTestWords } from '@alongside/client';
import { ChipHarness, EntryHarness } from '@alongside/ui/testing';
import { describe, expect, it } from 'vitest';
import { anEntry } from '../testing.ts';
import { words } from '../words.ts';
import { StoryEntry } from './story-entry.ts';

function show(entry = anEntry(), alone = false) {
  TestBed.configureTestingModule({ providers: [provideTestWords(words), provideRouter([])] });
  const fixture = TestBed.createComponent(StoryEntry);
  fixture.componentRef.setInput('entry', entry);
  fixture.componentRef.setInput('alone', alone);
  fixture.detectChanges();
  return { loader: TestbedHarnessEnvironment.loader(fixture), element: fixture.nativeElement as HTMLElement };
}

describe('an entry of the story', () => {
  it('says who wrote it, where they work, the whole date and the place', async () => {
    const entry = await show().loader.getHarness(EntryHarness);
    expect((await entry.by()).replaceAll('\u00a0', ' ')).toMatch(
      /^Priya Nair ?, St Aidan’s ?Thursday 19 November( 2026)?, 11:15am, at St Aidan’s$/,
    );
    expect(await entry.words()).toBe('Kelly, you told me the new locks help.');
  });

  it('leads to its own page, and says what it is about', async () => {
    const { loader } = show(anEntry({ categories: ['life', 'health'] }));
    expect(await (await loader.getHarness(EntryHarness)).link()).toBe('/people/kelly/entries/entry');
    expect(await Promise.all((await loader.getAllHarnesses(ChipHarness)).map((chip) => chip.text()))).toEqual([
      'Home, money, work',
      'Health',
    ]);
  });

  it('asks its author alone who can read it while nobody said', () => {
    const unsorted = { unsorted: true, categories: [] };
    expect(show(anEntry({ ...unsorted, mine: true })).element.querySelector('a[href="/people/kelly/entries/entry?sort=1"]')).not.toBeNull();
    TestBed.resetTestingModule();
    const other = show(anEntry({ ...unsorted, mine: false })).element;
    expect(other.querySelector('a[href*="sort"]')).toBeNull();
    expect(other.textContent).toContain('No readers chosen yet');
  });

  it('marks words that were changed, and leads to the earlier ones', () => {
    const amended = anEntry({ amendedAt: '2026-11-20T09:00:00.000Z' });
    const link = show(amended).element.querySelector('a[href="/people/kelly/entries/entry#earlier"]');
    expect(link?.textContent.replaceAll('\u00a0', ' ')).toContain('Words changed on Friday 20 November');
    TestBed.resetTestingModule();
    expect(show(anEntry()).element.querySelector('a[href*="#earlier"]')).toBeNull();
  });

  it('says of a summary that it is one, and of all of the words nothing', () => {
    expect(show(anEntry({ asSummary: true })).element.textContent).toContain('A summary. The author wrote it for those who need no more.');
    TestBed.resetTestingModule();
    expect(show(anEntry()).element.textContent).not.toContain('A summary');
  });

  it('says in a bold line that we got something wrong', () => {
    expect(show(anEntry({ kind: 'we_got_this_wrong' })).element.querySelector('p > strong al-icon')).not.toBeNull();
  });

  it('has no links on its own page', () => {
    expect(show(anEntry({ amendedAt: '2026-11-20T09:00:00.000Z' }), true).element.querySelector('a')).toBeNull();
  });
});
