import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTestWords } from '@alongside/client';
import { ButtonHarness, ChipHarness } from '@alongside/ui/testing';
import { describe, expect, it } from 'vitest';
import type { MatchAnswer, PossibleMatchPartsFragment } from './operations.generated.ts';
import { type Compared, PossibleMatch } from './possible-match.ts';
import { words } from './words.ts';

@Component({
  imports: [PossibleMatch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ul>
    <li [alPossibleMatch]="match" [typed]="typed" [answer]="answer()" (answered)="answer.set($event)"></li>
  </ul>`,
})
class Host {
  readonly match: PossibleMatchPartsFragment = {
    person: { id: 'w1', name: 'Walter Ellery', preferredName: 'Walter' },
    name: 'close',
    birthDate: 'same',
    postcode: 'different',
    phone: 'not_known',
  };
  readonly typed: readonly Compared[] = ['name', 'birthDate'];
  readonly answer = signal<MatchAnswer | undefined>(undefined);
}

describe('a possible match', () => {
  const page = () => {
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideTestWords(words)] });
    const fixture = TestBed.createComponent(Host);
    return {
      host: fixture.componentInstance,
      element: fixture.nativeElement as HTMLElement,
      loader: TestbedHarnessEnvironment.loader(fixture),
    };
  };

  it('compares only what was typed', async () => {
    const { element, loader } = page();
    await loader.getAllHarnesses(ButtonHarness);
    const text = element.textContent.replace(/\s+/g, ' ');
    expect(text).toContain('Name Close to it');
    expect(text).toContain('Birth date The same');
    expect(text).not.toContain('Postcode');
  });

  it('leads to that person, or takes the answer and shows which one it is', async () => {
    const { host, element, loader } = page();
    const same = await loader.getHarness(ButtonHarness.with({ text: 'This is Walter' }));
    expect(await (await same.host()).getAttribute('href')).toBe('/people/w1');
    const other = await loader.getHarness(ChipHarness.with({ text: 'Not the same person' }));
    await other.click();
    expect(host.answer()).toBe('not_the_same');
    await (await loader.getHarness(ChipHarness.with({ text: 'Not sure' }))).click();
    expect(host.answer()).toBe('not_sure');
    expect([...element.querySelectorAll('[aria-pressed=true]')].map((button) => button.textContent.trim())).toEqual(['Not sure']);
  });
});
