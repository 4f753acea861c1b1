import { type BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

/** Finds entries by who wrote them. */
export interface EntryFilters extends BaseHarnessFilters {
  author?: string | RegExp;
}

/** One entry of a story. */
export class EntryHarness extends ComponentHarness {
  static hostSelector = '[alEntry]';

  static with(filters: EntryFilters = {}): HarnessPredicate<EntryHarness> {
    return new HarnessPredicate(EntryHarness, filters).addOption('author', filters.author, (harness, author) =>
      HarnessPredicate.stringMatches(harness.author(), author),
    );
  }

  readonly #author = this.locatorFor('header strong');
  readonly #by = this.locatorFor('header > div');
  readonly #words = this.locatorForOptional('.al-words');
  readonly #link = this.locatorForOptional('.al-entry__when');
  readonly #body = this.locatorFor('article');
  readonly #foot = this.locatorFor('footer');

  async author(): Promise<string> {
    return (await this.#author()).text();
  }

  /** Author, organisation and date, as read. */
  async by(): Promise<string> {
    return (await (await this.#by()).text()).replace(/\s+/g, ' ').trim();
  }

  async words(): Promise<string | null> {
    return (await (await this.#words())?.text()) ?? null;
  }

  /** Where the date leads; null where it leads nowhere. */
  async link(): Promise<string | null> {
    return (await (await this.#link())?.getAttribute('href')) ?? null;
  }

  /** Whether these are the person's own words. */
  async isVoice(): Promise<boolean> {
    return (await this.#body()).hasClass('al-entry__body--voice');
  }

  async foot(): Promise<string> {
    return (await this.#foot()).text();
  }
}
