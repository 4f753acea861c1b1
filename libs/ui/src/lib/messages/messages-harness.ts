import { ComponentHarness } from '@angular/cdk/testing';

/** The list of what to put right in a form. */
export class ErrorSummaryHarness extends ComponentHarness {
  static hostSelector = 'al-error-summary';

  readonly #links = this.locatorForAll('a');

  async errors(): Promise<string[]> {
    return Promise.all((await this.#links()).map((link) => link.text()));
  }

  async isFocused(): Promise<boolean> {
    return (await this.host()).isFocused();
  }

  async isShown(): Promise<boolean> {
    return (await (await this.host()).getAttribute('hidden')) === null;
  }

  /** Follows the link of the error with these words. */
  async follow(text: string): Promise<void> {
    const index = (await this.errors()).indexOf(text);
    await (await this.#links())[index]?.click();
  }
}

/** Something went wrong. */
export class ProblemHarness extends ComponentHarness {
  static hostSelector = 'al-problem';

  readonly #heading = this.locatorFor('h2');

  async heading(): Promise<string> {
    return (await this.#heading()).text();
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async role(): Promise<string | null> {
    return (await this.host()).getAttribute('role');
  }
}

/** How far long work has come. */
export class ProgressHarness extends ComponentHarness {
  static hostSelector = 'al-progress';

  readonly #bar = this.locatorFor('progress');

  async percent(): Promise<number> {
    return (await this.#bar()).getProperty('value');
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}

/** What stands where a list is empty. */
export class EmptyStateHarness extends ComponentHarness {
  static hostSelector = 'al-empty';

  readonly #heading = this.locatorFor('h2, h3');

  async heading(): Promise<string> {
    return (await this.#heading()).text();
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}

/** A quiet line. */
export class StripHarness extends ComponentHarness {
  static hostSelector = 'al-strip';

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}

/** The bar that takes back what was just done. */
export class UndoBarHarness extends ComponentHarness {
  static hostSelector = 'al-undo-bar';

  readonly #message = this.locatorFor('[role=status]');
  readonly #button = this.locatorFor('button');

  /** What is read out. */
  async message(): Promise<string> {
    return (await this.#message()).text();
  }

  async undo(): Promise<void> {
    await (await this.#button()).click();
  }
}

/** The shapes of what is on its way. */
export class SkeletonHarness extends ComponentHarness {
  static hostSelector = 'al-skeleton';

  readonly #shapes = this.locatorForOptional('[aria-hidden]');
  readonly #status = this.locatorFor('[role=status]');

  async showsShapes(): Promise<boolean> {
    return (await this.#shapes()) !== null;
  }

  /** What it says it waits for; empty in the first 3 seconds. */
  async says(): Promise<string> {
    return (await this.#status()).text();
  }
}
