import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { DayTimePipe } from '@alongside/client';
import { Button, Strip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** The link of an invitation, shown this one time: to copy, to print, to hand on. It takes the focus when it comes. */
@Component({
  selector: 'al-invitation-link',
  imports: [Button, DayTimePipe, Strip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './invitation-link.html',
  host: { class: 'al-card al-stack' },
})
export class InvitationLink {
  /** The secret of the link. */
  readonly token = input.required<string>();
  /** Whom it is for. */
  readonly name = input.required<string>();
  /** Where they will work. */
  readonly organisation = input.required<string>();
  /** When it stops working, where that is known. */
  readonly endsAt = input<string>();

  private readonly document = inject(DOCUMENT);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly link = computed(() => `${this.document.location.origin}/join#${this.token()}`);
  protected readonly copied = signal<'copied' | 'by-hand' | null>(null);

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected async copy(): Promise<void> {
    try {
      const clipboard = this.document.defaultView?.navigator.clipboard;
      if (!clipboard) throw new Error('No clipboard.');
      await clipboard.writeText(this.link());
      this.copied.set('copied');
    } catch {
      this.copied.set('by-hand');
    }
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}
