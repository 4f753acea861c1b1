import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What is wrong on a page as it stands, in words: its heading, its width, its targets and its words. */
export async function lookAt(page: Page, phone: boolean): Promise<string[]> {
  return page.evaluate((smallScreen) => {
    const wrong: string[] = [];
    const visible = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const named = (element: Element): string =>
      `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}`;

    const headings = [...document.querySelectorAll('h1')].filter(visible);
    if (headings.length !== 1) wrong.push(`${headings.length} headings of the first level`);

    const across = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (across > 0) {
      const wide = [...document.querySelectorAll('body *')].filter(
        (each) => visible(each) && each.getBoundingClientRect().right > innerWidth + 1,
      );
      wrong.push(`scrolls sideways by ${across} px: ${wide.slice(-3).map(named).join(' · ')}`);
    }

    for (const styled of document.querySelectorAll('[style]')) wrong.push(`style attribute on ${named(styled)}`);

    const keyLike = /(^|[\s“"(])[a-z]{3,}(-[a-z]+)*(\.[a-z]+(-[a-z]+)*){1,5}([\s”"),.]|$)/;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode.textContent ?? '';
      if (keyLike.test(text) && !['SCRIPT', 'NOSCRIPT', 'TEXTAREA'].includes(texts.currentNode.parentElement?.nodeName ?? ''))
        wrong.push(`looks like a key: ${text.trim().slice(0, 60)}`);
      if (/\{[a-z]+\}|undefined|\[object|NaN|Invalid Date/.test(text)) wrong.push(`not put into words: ${text.trim().slice(0, 60)}`);
    }

    for (const target of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
      if (!visible(target) || target.closest('.govuk-skip-link, .al-vh')) continue;
      // Where a radio or a checkbox has a label, the label is the target as well
      const label = target instanceof HTMLInputElement && /radio|checkbox/.test(target.type) ? target.labels?.[0] : undefined;
      const { width, height } = (label ?? target).getBoundingClientRect();
      const inSentence = target.localName === 'a' && getComputedStyle(target).display === 'inline';
      const action =
        target.localName === 'button' ||
        target.localName === 'input' ||
        target.matches('.al-btn, .al-link-btn, .al-bottom a, .al-row-link');
      const least = smallScreen && action ? 44 : 24;
      // Half a pixel is lost in rounding
      if (!inSentence && Math.min(width, height) < least - 0.5)
        wrong.push(`target of ${Math.round(width)} × ${Math.round(height)}: ${named(target)}`);
    }
    return wrong;
  }, phone);
}

/** What does not fit when someone sets their own spacing of lines, letters, words and paragraphs. */
export async function lookWithSpacing(page: Page): Promise<string[]> {
  const sheet =
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';
  return page.evaluate((css) => {
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, spacing];
    const wrong: string[] = [];
    const across = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (across > 0) wrong.push(`with wide spacing it scrolls sideways by ${across} px`);
    for (const element of document.querySelectorAll<HTMLElement>('main *, al-top-bar *, al-bottom-bar *')) {
      if (!element.checkVisibility() || element.closest('.al-vh, svg, textarea')) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const cut =
        (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) ||
        (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1);
      if (cut && element.clientWidth > 1)
        wrong.push(`with wide spacing words are cut off in <${element.localName} class="${element.className}">`);
    }
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
    return wrong;
  }, sheet);
}

/** Violations, and what axe could not decide about contrast: that counts as wrong as well. */
export async function axe(page: Page): Promise<string[]> {
  // From the top: a bar that stays in its place hides the ground behind what has been scrolled under it
  await page.evaluate(() => scrollTo(0, 0));
  const { violations, incomplete } = await new AxeBuilder({ page }).analyze();
  return [...violations, ...incomplete.filter(({ id }) => id === 'color-contrast')].flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ target, any }) => `axe ${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

/** Everything that is wrong on a page as it stands. */
export async function lookThrough(page: Page, phone: boolean): Promise<string[]> {
  return [...(await lookAt(page, phone)), ...(await axe(page)), ...(await lookWithSpacing(page))];
}
