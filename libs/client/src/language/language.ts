import { DOCUMENT, inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { MessageValues } from './message-format.ts';
import { pseudoLanguage } from './pseudo.ts';

/** A language of the screen. A person's own words stay in the language they were said in. */
export interface ScreenLanguage {
  readonly code: string;
  /** In that language itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
}

/** English first; the second is generated from it, to see that every word has a key and that the screen turns round. */
export const screenLanguages: readonly [ScreenLanguage, ...ScreenLanguage[]] = [
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: pseudoLanguage, name: 'Éñĝļîšĥ (\u200fright to left)', dir: 'rtl' },
];

const rememberedAs = 'alongside.language';

/** The language of the screen, on the page and on `<html>`. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);

  /** The code of the language that is shown. */
  readonly current = this.transloco.activeLang;

  /** Takes the language from `?lang=` (`qps-rtl`, the usual name for one like it, is the generated one), else the one chosen last on this device, else English. */
  begin(): void {
    const asked = new URLSearchParams(this.document.location.search).get('lang') ?? remembered();
    this.use(asked === 'qps-rtl' ? pseudoLanguage : (asked ?? 'en'));
  }

  /** Shows everything in this language; English when it is not known. */
  use(code: string): void {
    const language = screenLanguages.find((known) => known.code === code) ?? screenLanguages[0];
    this.transloco.setActiveLang(language.code);
    this.document.documentElement.lang = language.code;
    this.document.documentElement.dir = language.dir;
    try {
      localStorage.setItem(rememberedAs, language.code);
    } catch {
      // A browser that keeps nothing: it is asked again next time.
    }
  }

  /** The words of a key, now. Inside a template or a computed it follows the language. */
  say(key: string, values: MessageValues = {}): string {
    return this.transloco.translate(key, values, this.current());
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(rememberedAs);
  } catch {
    return null;
  }
}
