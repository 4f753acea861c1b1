import { type ErrorHandler, isDevMode } from '@angular/core';

/** Says that something failed and where, never what it held: a message may carry a person's words. */
export class QuietErrors implements ErrorHandler {
  handleError(error: unknown): void {
    if (isDevMode()) console.error(error);
    else console.error('Something failed.', error instanceof Error ? error.name : typeof error);
  }
}
