import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideTestWords } from '@alongside/client';
import { BasisHarness } from '@alongside/ui/testing';
import { describe, expect, it } from 'vitest';
import type { EntryReadersFragment, PersonReadersFragment } from '../operations.generated.ts';
import { whoCanSee } from '../testing.ts';
import { words } from '../words.ts';
import { WhoCanSeeEntry } from './who-can-see-entry.ts';
import { WhoCanSeePerson } from './who-can-see-person.ts';

const housing = { organisation: { id: 'millbrook', name: 'Millbrook Housing' }, workers: [{ id: 'sam', name: 'Sam Okafor' }] };
const one = (change: Partial<EntryReadersFragment>): EntryReadersFragment => ({
  ...housing,
  reads: 'full',
  because: 'chose',
  withoutOthers: false,
  ...change,
});

/** Each row's lines. */
const rowsOf = (element: HTMLElement): string[] =>
  [...element.querySelectorAll('li')].map((row) => [...row.querySelectorAll('p')].map((line) => line.textContent.trim()).join(' / '));

async function entry(readers: readonly EntryReadersFragment[], mine = true) {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({ providers: [provideTestWords(words)] });
  const fixture = TestBed.createComponent(WhoCanSeeEntry);
  const inputs = { personName: 'Kelly Marsden', preferredName: 'Kelly', shownToPerson: 'now', mine, readers };
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  fixture.componentRef.setInput('author', { name: 'Priya Nair' });
  fixture.componentRef.setInput('organisation', { name: 'St Aidan’s' });
  await fixture.whenStable();
  const labels = await TestbedHarnessEnvironment.loader(fixture).getAllHarnesses(BasisHarness);
  return {
    rows: rowsOf(fixture.nativeElement as HTMLElement),
    said: (fixture.nativeElement as HTMLElement).textContent,
    labels: await Promise.all(labels.map((label) => label.text())),
  };
}

describe('who can see an entry', () => {
  it('names the person, the author and each organisation, with what it reads and why', async () => {
    const { rows } = await entry(whoCanSee);
    expect(rows).toEqual([
      'Kelly / Kelly may see it from now on.',
      'Priya Nair, St Aidan’s / You wrote it.',
      'St Aidan’s / Priya Nair / All of it.',
      'Millbrook Housing / Sam Okafor / All of it. / Kelly chose',
      'Council Revenues / Imran Aziz / Nothing of it.',
    ]);
  });

  it.each([
    [{ because: 'told' }, 'Kelly was told'],
    [{ because: 'duty' }, 'We have to'],
    [{ because: 'safety' }, 'To keep someone safe'],
  ] as const)('labels what rests on something else: %o', async (change, label) => {
    expect((await entry([one(change)])).labels).toEqual([label]);
  });

  it.each([
    [{ reads: 'summary' }, 'One sentence that stands for it.'],
    [{ reads: 'something', because: null }, 'Only that something may be here.'],
    [{ withoutOthers: true }, 'All of it, but not the words about other people.'],
  ] as const)('says how much is read: %o', async (change, words) => {
    expect((await entry([one(change)])).said).toContain(words);
  });

  it('tells an author who is not alongside of nobody', async () => {
    expect((await entry([])).said).toContain('You are not alongside Kelly now.');
  });
});

describe('words that tell where', () => {
  it('are marked so, without a word of whether anything is kept to a few people', async () => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [provideTestWords(words)] });
    const fixture = TestBed.createComponent(WhoCanSeeEntry);
    const inputs = { personName: 'Kelly Marsden', preferredName: 'Kelly', shownToPerson: 'now', mine: true, readers: [], tellsWhere: true };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.componentRef.setInput('author', { name: 'Priya Nair' });
    fixture.componentRef.setInput('organisation', { name: 'St Aidan’s' });
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain(
      'If where Kelly lives is kept to a few people, only they read them.',
    );
  });
});

describe('who can see what is written about a person', () => {
  it('puts categories that are read alike into one line', () => {
    TestBed.configureTestingModule({ providers: [provideTestWords(words)] });
    const fixture = TestBed.createComponent(WhoCanSeePerson);
    const readers: PersonReadersFragment[] = [
      { organisation: { id: 'a', name: 'St Aidan’s' }, workers: [{ id: 'p', name: 'Priya Nair' }], all: true, categories: [] },
      {
        ...housing,
        all: false,
        categories: [
          { category: 'life', reads: 'full', because: 'chose' },
          { category: 'health', reads: 'full', because: 'chose' },
          { category: 'care', reads: 'something', because: null },
        ],
      },
      { organisation: { id: 'c', name: 'Council' }, workers: [{ id: 'i', name: 'Imran Aziz' }], all: false, categories: [] },
    ];
    for (const [name, value] of Object.entries({ preferredName: 'Kelly', organisation: 'St Aidan’s', readers }))
      fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    const rows = rowsOf(fixture.nativeElement as HTMLElement);
    expect(rows).toEqual([
      'St Aidan’s / Priya Nair / All that St Aidan’s writes.',
      'Millbrook Housing / Sam Okafor / All about: Home, money, work · Health. / Kelly chose / Only that something may be there about: Care.',
      'Council / Imran Aziz / Nothing that St Aidan’s writes.',
    ]);
  });
});
