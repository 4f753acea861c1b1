import {
  type EnvironmentProviders,
  inject,
  Injectable,
  isDevMode,
  makeEnvironmentProviders,
  provideAppInitializer,
  provideEnvironmentInitializer,
} from '@angular/core';
import { provideTransloco, provideTranslocoTranspiler, type Translation, type TranslocoLoader, TranslocoService } from '@jsverse/transloco';
import { of } from 'rxjs';
import common from '../i18n/en.json';
import { Language, screenLanguages } from './language.ts';
import { MessageTranspiler } from './message-transpiler.ts';

/** The words of one library: nested, under one name of its own. They come with its pages and are never fetched by themselves. */
export interface Words {
  readonly en: Translation;
}

/** Words from a library's `i18n/en.json`. */
export function wordsOf(en: Translation): Words {
  return { en };
}

/** English is in the bundles; there is nothing to fetch. */
@Injectable()
class BundledWords implements TranslocoLoader {
  getTranslation() {
    return of<Translation>({});
  }
}

/** Adds words to the app; stands on the routes whose pages say them. */
export function provideWords(...words: readonly Words[]): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    const transloco = inject(TranslocoService);
    for (const { en } of words) for (const { code } of screenLanguages) transloco.setTranslation(en, code, { emitChange: false });
  });
}

/** Transloco with our messages, the shared words and the words given. */
export function provideLanguage(...words: readonly Words[]): EnvironmentProviders {
  return makeEnvironmentProviders([
    transloco(),
    provideWords({ en: common }, ...words),
    provideAppInitializer(() => inject(Language).begin()),
  ]);
}

/** For a spec: the words given, in English. */
export function provideTestWords(...words: readonly Words[]): EnvironmentProviders {
  return makeEnvironmentProviders([transloco(), provideWords({ en: common }, ...words)]);
}

function transloco() {
  return [
    provideTransloco({
      config: {
        availableLangs: screenLanguages.map(({ code }) => code),
        defaultLang: 'en',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
      loader: BundledWords,
    }),
    provideTranslocoTranspiler(MessageTranspiler),
  ];
}
