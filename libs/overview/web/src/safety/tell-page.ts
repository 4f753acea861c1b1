import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attempt, DayPipe, Graph, Language, load } from '@alongside/client';
import { PageProblem } from '@alongside/people/web';
import { BackLink, Button, focusPageHeading, PageHeading, Problem, Radios, Safety, Skeleton, TextArea } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { AskNotYetDocument, DutiesToTellDocument, PersonToldDocument, type ToldHow } from '../operations.generated.ts';

const hows: readonly ToldHow[] = ['in_person', 'by_phone', 'on_paper', 'by_message'];
const waits = [7, 14, 27] as const;

/** The duty to tell: how it was done, or why it is not safe yet. */
@Component({
  imports: [BackLink, Button, DayPipe, PageHeading, PageProblem, Problem, Radios, RouterLink, Safety, Skeleton, TextArea, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './tell-page.html',
})
export class TellPage {
  /** Which override. */
  readonly overrideId = input.required<string>();

  private readonly graph = inject(Graph);
  private readonly language = inject(Language);
  private readonly document = inject(DOCUMENT);
  private readonly attempt = new Attempt();
  protected readonly loaded = load(DutiesToTellDocument, () => ({}));
  protected readonly duty = computed(() => this.loaded.data()?.today.toTell.find(({ id }) => id === this.overrideId()));
  protected readonly hows = computed(() =>
    hows
      .filter((how) => how !== 'by_message' || !this.duty()?.notByMessage)
      .map((value) => ({ value, label: this.language.say(`safety.tell.${value}`) })),
  );
  protected readonly waits = computed(() =>
    waits.map((count) => ({ value: String(count), label: this.language.say('safety.tell.day-count', { count }) })),
  );
  protected readonly how = signal('');
  protected readonly reason = signal('');
  protected readonly days = signal<string>(String(waits[0]));
  protected readonly wrong = signal<{ readonly how?: string; readonly reason?: string }>({});
  protected readonly busy = signal(false);
  protected readonly failed = signal(false);
  /** What was kept just now. */
  protected readonly kept = signal<'told' | 'asked' | null>(null);

  protected async told(): Promise<void> {
    const how = this.how() as ToldHow | '';
    this.wrong.set(how ? {} : { how: this.language.say('safety.tell.choose') });
    if (!how) return;
    await this.send('told', async () => {
      const input = { overrideId: this.overrideId(), how };
      const { mutationId } = this.attempt.idsFor(input);
      const { personTold } = await this.graph.mutate(PersonToldDocument, { input: { ...input, mutationId } });
      return 'message' in personTold ? { how: personTold.message } : null;
    });
  }

  protected async notYet(): Promise<void> {
    await this.send('asked', async () => {
      const until = new Date(Date.now() + Number(this.days()) * 86_400_000).toISOString().slice(0, 10);
      const input = { overrideId: this.overrideId(), reason: this.reason().trim(), until };
      const { mutationId } = this.attempt.idsFor(input);
      const { askNotYet } = await this.graph.mutate(AskNotYetDocument, { input: { ...input, mutationId } });
      return 'message' in askNotYet ? { reason: askNotYet.message } : null;
    });
  }

  private async send(done: 'told' | 'asked', ask: () => Promise<{ how?: string; reason?: string } | null>): Promise<void> {
    this.busy.set(true);
    this.failed.set(false);
    try {
      const wrong = await ask();
      this.wrong.set(wrong ?? {});
      if (wrong) return;
      this.kept.set(done);
      setTimeout(() => focusPageHeading(this.document));
    } catch {
      this.failed.set(true);
    } finally {
      this.busy.set(false);
    }
  }
}
