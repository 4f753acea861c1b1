import { TestBed } from '@angular/core/testing';
import { provideTestWords } from '@alongside/client';
import { expect, it } from 'vitest';
import { words } from '../words.ts';
import { EarlierWords } from './earlier-words.ts';

it('shows every earlier wording with its day, and why it was changed where someone said', () => {
  TestBed.configureTestingModule({ providers: [provideTestWords(words)] });
  const fixture = TestBed.createComponent(EarlierWords);
  fixture.componentRef.setInput('earlier', [
    { words: 'You owe £1,240.', replacedAt: '2026-11-20T09:30:00.000Z', because: 'I had the sum wrong.' },
    { words: 'You owe money.', replacedAt: '2026-11-19T16:00:00.000Z', because: null },
  ]);
  fixture.detectChanges();
  const rows = [...(fixture.nativeElement as HTMLElement).querySelectorAll('li')].map((row) => row.textContent.replaceAll('\u00a0', ' '));
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatch(/Until Friday 20 November.*9:30am.*You owe £1,240\..*Changed because: I had the sum wrong\./s);
  expect(rows[1]).toContain('You owe money.');
  expect(rows[1]).not.toContain('because');
});
