import { focusPageHeading } from '@alongside/ui';

/** What the page shows has changed as a whole: focus goes to its heading, and the heading into sight. */
export function toTop(document: Document): void {
  focusPageHeading(document);
  document.defaultView?.scrollTo(0, 0);
}
