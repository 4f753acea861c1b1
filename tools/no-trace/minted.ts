const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

/**
 * Gives ids that the API itself made while it was asked the same names in both worlds, in the order in which they are first told: they are chance, and the
 * time. A world's own ids, and what the asker sent, keep theirs.
 */
export class Minted {
  private readonly names = new Map<string, string>();
  private readonly since: number;

  /** `since`: when the first question was sent, in ms since 1970. */
  constructor(since: number) {
    this.since = since;
  }

  named(told: string): string {
    return told.replace(ID, (id) => {
      const madeAt = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16); // how an id of version 7 begins
      if (madeAt < this.since || madeAt > Date.now()) return id;
      const name = this.names.get(id) ?? `made ${this.names.size + 1}`;
      this.names.set(id, name);
      return name;
    });
  }
}
