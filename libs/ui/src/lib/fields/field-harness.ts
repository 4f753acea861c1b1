import { type BaseHarnessFilters, ComponentHarness, type TestElement } from '@angular/cdk/testing';

/** Finds fields by their label. */
export interface FieldFilters extends BaseHarnessFilters {
  label?: string | RegExp;
}

/** What every one-box field can be asked. */
export abstract class FieldHarness extends ComponentHarness {
  readonly #label = this.locatorFor('label');
  readonly #control = this.locatorFor('input, textarea');
  readonly #error = this.locatorForOptional('.al-error');
  readonly #hint = this.locatorForOptional('p.al-hint');

  async label(): Promise<string> {
    return (await this.#label()).text();
  }

  async value(): Promise<string> {
    return (await this.#control()).getProperty('value');
  }

  /** Replaces what is written, as a reader would. */
  async type(text: string): Promise<void> {
    const control = await this.#control();
    await control.clear();
    if (text) await control.sendKeys(text);
  }

  async blur(): Promise<void> {
    await (await this.#control()).blur();
  }

  async isFocused(): Promise<boolean> {
    return (await this.#control()).isFocused();
  }

  /** The error, if it is shown and the box points to it. */
  async error(): Promise<string | null> {
    return this.#described(await this.#error());
  }

  /** The hint, if it is shown and the box points to it. */
  async hint(): Promise<string | null> {
    return this.#described(await this.#hint());
  }

  async isMarkedWrong(): Promise<boolean> {
    return (await (await this.#control()).getAttribute('aria-invalid')) === 'true';
  }

  async #described(text: TestElement | null): Promise<string | null> {
    const ids = (await (await this.#control()).getAttribute('aria-describedby'))?.split(' ') ?? [];
    const id = await text?.getAttribute('id');
    return text && id && ids.includes(id) ? text.text() : null;
  }
}
