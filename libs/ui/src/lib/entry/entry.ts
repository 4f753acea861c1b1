import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Avatar } from '../avatar/avatar.ts';
import { nextId } from '../next-id.ts';

/** One entry of a story: who wrote it, when, the words, then what stands below them. */
@Component({
  selector: 'li[alEntry], div[alEntry]',
  imports: [Avatar, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './entry.html',
  host: { class: 'al-entry' },
})
export class Entry {
  /** Who wrote it. */
  readonly author = input.required<string>();
  /** The name whose initials are shown, where it is longer than the author's. */
  readonly avatarName = input<string>();
  /** Where the author works; none for the person's own entry. */
  readonly organisation = input<string | null>();
  /** The date in full, with the place where known. */
  readonly when = input.required<string>();
  /** Whose words these are: a worker's (white) or the person's own (apricot, in quotation marks). */
  readonly kind = input<'person' | 'worker'>('worker');
  /** The words; left out, only what is projected shows. */
  readonly words = input<string | null>();
  /** Where the date leads, as for a router link. */
  readonly link = input<string | readonly string[]>();

  protected readonly byId = nextId('entry');
}
