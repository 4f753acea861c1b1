import { Injectable } from '@angular/core';
import type { TranslocoTranspiler, TranspileParams } from '@jsverse/transloco';
import { formatMessage, type MessageValues, parseMessage, type Piece } from './message-format.ts';
import { accented, padded, pseudoLanguage } from './pseudo.ts';

/** Transloco's messages in ICU MessageFormat, without eval. */
@Injectable()
export class MessageTranspiler implements TranslocoTranspiler {
  private readonly read = new Map<string, readonly Piece[]>();
  private language = 'en';

  onLangChanged(language: string): void {
    this.language = language;
  }

  transpile({ value, params }: TranspileParams): string {
    const source = String(value);
    let pieces = this.read.get(source);
    if (!pieces) this.read.set(source, (pieces = parseMessage(source)));
    // The generated language is English underneath: its plurals are English ones.
    if (this.language === pseudoLanguage) return padded(formatMessage(pieces, params as MessageValues, 'en', accented));
    return formatMessage(pieces, params as MessageValues, this.language);
  }
}
