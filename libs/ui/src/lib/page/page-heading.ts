import { afterNextRender, booleanAttribute, Directive, DOCUMENT, ElementRef, inject, Injectable, input } from '@angular/core';

/** The heading that has the focus, also when it has just been taken out of the page. */
@Injectable({ providedIn: 'root' })
class FocusedHeading {
  element: HTMLElement | null = null;
}

/**
 * The one `h1` of a page; it can take focus after navigation. Where another `h1` takes its place, as when a name has come,
 * the focus goes along and is not lost with it.
 */
@Directive({
  selector: 'h1[alPageHeading]',
  host: {
    tabindex: '-1',
    'data-page-heading': '',
    '[class.al-h1]': '!small()',
    '[class.al-h2]': 'small()',
    '(focus)': 'focused.element = element',
    '(blur)': 'left($event)',
  },
})
export class PageHeading {
  /** The smaller look, beside an avatar on the page where words are written. */
  readonly small = input(false, { transform: booleanAttribute });

  protected readonly focused = inject(FocusedHeading);
  protected readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    const document = inject(DOCUMENT);
    afterNextRender(() => {
      const lost = this.focused.element?.isConnected === false && document.activeElement === document.body;
      if (lost) this.element.focus({ preventScroll: true });
    });
  }

  protected left({ relatedTarget }: FocusEvent): void {
    if (relatedTarget) this.focused.element = null;
  }
}

/** Puts focus on the heading of the page; false where there is none yet. */
export function focusPageHeading(document: Document): boolean {
  const heading = document.querySelector<HTMLElement>('[data-page-heading]');
  heading?.focus({ preventScroll: true });
  return heading !== null;
}
