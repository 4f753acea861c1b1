import { newId } from '../device/new-id.ts';

/** The ids of one thing that is sent. Sent again with the same content it has the same ids, so that it is done only once. */
export class Attempt {
  private content = '';
  private made = { mutationId: newId(), id: newId() };

  /** The ids for this content: `mutationId` of the sending, `id` of what comes of it. */
  idsFor(content: unknown): { readonly mutationId: string; readonly id: string } {
    const text = JSON.stringify(content);
    if (text !== this.content) {
      this.content = text;
      this.made = { mutationId: newId(), id: newId() };
    }
    return this.made;
  }
}
