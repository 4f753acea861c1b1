import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PageHeading } from '@alongside/ui';
import { describe, expect, it } from 'vitest';
import { keepHeadingFocus } from './keep-heading-focus.ts';

@Component({
  imports: [PageHeading],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (name(); as words) {
      <h1 alPageHeading>{{ words }}</h1>
    } @else {
      <h1 alPageHeading>Person</h1>
    }
    <input aria-label="Words" />`,
})
class Host {
  readonly name = signal('');

  constructor() {
    keepHeadingFocus(this.name);
  }
}

describe('the focus of a heading that is replaced', () => {
  const page = async () => {
    const fixture = TestBed.createComponent(Host);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    return { fixture, element };
  };

  it('goes to the new one', async () => {
    const { fixture, element } = await page();
    expect(document.activeElement).toBe(document.body);
    element.querySelector('h1')?.focus();
    fixture.componentInstance.name.set('Kelly Marsden');
    await fixture.whenStable();
    expect(document.activeElement?.textContent).toBe('Kelly Marsden');
  });

  it('stays where the worker has put it', async () => {
    const { fixture, element } = await page();
    element.querySelector('input')?.focus();
    fixture.componentInstance.name.set('Kelly Marsden');
    await fixture.whenStable();
    expect(document.activeElement?.tagName).toBe('INPUT');
  });
});
