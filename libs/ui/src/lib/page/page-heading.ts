import { booleanAttribute, Directive, input } from '@angular/core';

/** The one `h1` of a page; it can take focus after navigation. */
@Directive({
  selector: 'h1[alPageHeading]',
  host: { tabindex: '-1', 'data-page-heading': '', '[class.al-h1]': '!small()', '[class.al-h2]': 'small()' },
})
export class PageHeading {
  /** The smaller look, beside an avatar on the page where words are written. */
  readonly small = input(false, { transform: booleanAttribute });
}

/** Puts focus on the heading of the page; false where there is none yet. */
export function focusPageHeading(document: Document): boolean {
  const heading = document.querySelector<HTMLElement>('[data-page-heading]');
  heading?.focus({ preventScroll: true });
  return heading !== null;
}
