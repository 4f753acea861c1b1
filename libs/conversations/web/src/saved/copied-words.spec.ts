import { TestBed } from '@angular/core/testing';
import { provideTestWords } from '@alongside/client';
import { afterEach, expect, it } from 'vitest';
import { words } from '../words.ts';
import { CopiedWords } from './copied-words.ts';
import { ownSystemText } from './own-system-text.ts';

const text = ownSystemText({ words: 'Kelly, hello.', whenWhere: 'Tuesday 24 November, 11:20am', reference: 'Reference: 1' });

async function copy(clipboard: unknown): Promise<HTMLElement> {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  TestBed.configureTestingModule({ providers: [provideTestWords(words)] });
  const fixture = TestBed.createComponent(CopiedWords);
  fixture.componentRef.setInput('text', text);
  await fixture.whenStable();
  await fixture.componentInstance.copy();
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

afterEach(() => Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined }));

it('puts words, date and reference on the clipboard', async () => {
  const written: string[] = [];
  const element = await copy({ writeText: (each: string) => Promise.resolve(void written.push(each)) });
  expect(written).toEqual(['Kelly, hello.\n\nTuesday 24 November, 11:20am\nReference: 1\n']);
  expect(element.querySelector('[role=status]')?.textContent).toContain('Copied.');
});

it('shows the text to be copied by hand where a page may not copy', async () => {
  const element = await copy({ writeText: () => Promise.reject(new Error('Not allowed.')) });
  expect(element.querySelector('[role=status]')?.textContent).toContain('We could not copy it for you.');
  expect(element.querySelector('textarea')?.value).toBe(text);
});
