import { TestBed } from '@angular/core/testing';
import { provideTestWords } from '@alongside/client';
import type { Category } from '@alongside/consent/model';
import { describe, expect, it } from 'vitest';
import type { ReadersFragment } from '../operations.generated.ts';
import { kellysReaders } from '../testing.ts';
import { words } from '../words.ts';
import { ReadersLine } from './readers-line.ts';

function line(categories: readonly Category[], readers: readonly ReadersFragment[] | null = kellysReaders): string {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({ providers: [provideTestWords(words)] });
  const fixture = TestBed.createComponent(ReadersLine);
  for (const [name, value] of Object.entries({ categories, readers, preferredName: 'Kelly', organisation: 'St Aidan’s' }))
    fixture.componentRef.setInput(name, value);
  fixture.detectChanges();
  return (fixture.nativeElement as HTMLElement).textContent.trim();
}

describe('who can read an entry', () => {
  it('is named, with their organisation', () => {
    expect(line(['life'])).toBe(
      'Sam Okafor, Millbrook Housing. Imran Aziz, Council Revenues. You, and those alongside Kelly at St Aidan’s.',
    );
  });

  it('is only who may read all that it is about', () => {
    expect(line(['life', 'health'])).toBe('Sam Okafor, Millbrook Housing. You, and those alongside Kelly at St Aidan’s.');
  });

  it('is nobody else in confidence, or while nobody said', () => {
    expect(line(['life', 'told_in_confidence'])).toMatch(/^Only you, .* until Kelly says yes to more\.$/);
    expect(line([])).toMatch(/^Only you, .* You can choose more readers later\.$/);
  });

  it('is not made up while it is not known', () => {
    expect(line(['life'], null)).toContain('We cannot show their names');
  });
});
