import { afterRenderEffect, DOCUMENT, inject } from '@angular/core';
import { focusPageHeading } from '@alongside/ui';

/**
 * A page whose heading is replaced when its data comes, with a name in it: the focus that stood on the old heading goes to the new one.
 * `heading` is whatever decides which heading shows. Needs an injection context.
 */
export function keepHeadingFocus(heading: () => unknown): void {
  const document = inject(DOCUMENT);
  let first = true;
  afterRenderEffect(() => {
    heading();
    // The heading that had the focus is gone, so the browser gave the focus to nothing. The first one gets it from the shell.
    if (!first && document.activeElement === document.body) focusPageHeading(document);
    first = false;
  });
}
