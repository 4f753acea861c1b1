import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { StoryEntry } from '@alongside/conversations/web';
import { Button, Card, LinkButton } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Standing, StoryEntryFragment } from '../operations.generated.ts';

/** The newest part of the story, and the way to all of it. */
@Component({
  selector: 'al-story-so-far',
  imports: [Button, Card, LinkButton, RouterLink, StoryEntry, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './story-so-far.html',
})
export class StorySoFar {
  readonly personId = input.required<string>();
  readonly entries = input.required<readonly StoryEntryFragment[]>();
  /** Whether the story goes on. */
  readonly more = input(false);
  readonly standing = input.required<Standing>();
  /** Nobody else is alongside: whoever writes now is the first. */
  readonly first = input(false);

  protected readonly heading = computed(() =>
    this.standing() === 'alongside' ? 'overview.person.story.heading' : 'overview.person.story.heading-own',
  );
  protected readonly none = computed(() => {
    if (this.standing() !== 'alongside') return 'overview.person.story.none-own';
    return this.first() ? 'overview.person.story.first' : 'overview.person.story.none';
  });
}
