import { afterNextRender, ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, Injector, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { Attempt, Graph, graphCode, type GraphErrorCode, Language, PageTitle, Session, thisDevice } from '@alongside/client';
import { type CallBackForm, callBackForm } from '@alongside/people/model';
import { BackLink, Button, ErrorSummary, focusPageHeading, PageHeading, Problem, Skeleton, TextArea, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { problemsOf, summaryOf } from './form-problems.ts';
import { keptForm } from './kept-form.ts';
import { AskForCallBackDocument } from './operations.generated.ts';
import { showPhone } from './show-phone.ts';
import { StartedBefore } from './started-before.ts';
import { TypedBefore } from './typed-state.ts';

/** Ask for a call back. The answer is always the same, whoever was asked for and whether or not anyone is known. */
@Component({
  imports: [
    BackLink,
    Button,
    ErrorSummary,
    FormField,
    PageHeading,
    Problem,
    RouterLink,
    Skeleton,
    StartedBefore,
    TextArea,
    TextField,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './call-back-page.html',
})
export class CallBackPage {
  private readonly graph = inject(Graph);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly before = inject(TypedBefore);
  private readonly attempt = new Attempt();
  private readonly session = inject(Session);
  /** What was typed here and not sent, else what was typed on the page before and the worker's own number. */
  protected readonly kept = keptForm<CallBackForm>(
    () => 'call-back',
    () => ({ typed: this.before.read(), phone: showPhone(this.session.me()?.phone ?? '') }),
  );
  private readonly typed = this.kept.typed;
  protected readonly device = thisDevice();
  protected readonly form = form(this.typed, (path) => validateStandardSchema(path, callBackForm));
  /** What to put right, by field. It changes only when the worker sends, so that nothing jumps while they type. */
  protected readonly wrong = signal<Partial<Record<keyof CallBackForm, string>>>({});
  protected readonly summary = computed(() => summaryOf({ typed: this.wrong().typed, phone: this.wrong().phone }));
  protected readonly busy = signal(false);
  protected readonly failed = signal<GraphErrorCode | null>(null);
  /** The number they will ring, once it is asked. */
  protected readonly asked = signal<string | null>(null);
  /** What goes along to the next page. */
  protected readonly along = computed(() => this.before.state(this.typed().typed.trim()));

  protected async send(): Promise<void> {
    this.failed.set(null);
    if (!this.check()) return;
    const input = { typed: this.typed().typed.trim(), phone: this.typed().phone.trim() };
    this.busy.set(true);
    try {
      const { askForCallBack } = await this.graph.mutate(AskForCallBackDocument, { input: { ...this.attempt.idsFor(input), ...input } });
      if (askForCallBack.__typename === 'CallBackAsked') this.done(input.phone);
      else this.tell({ phone: askForCallBack.message });
    } catch (error) {
      this.failed.set(graphCode(error));
    } finally {
      this.busy.set(false);
    }
  }

  private check(): boolean {
    const { typed, phone } = problemsOf({ typed: this.form.typed, phone: this.form.phone });
    this.tell({
      ...(typed && { typed: this.language.say(`people.problem.${typed}`) }),
      ...(phone && { phone: this.language.say(`people.problem.${phone}`) }),
    });
    return !typed && !phone;
  }

  private tell(wrong: Partial<Record<keyof CallBackForm, string>>): void {
    this.wrong.set(wrong);
    this.title.problem(Object.keys(wrong).length > 0);
  }

  private done(phone: string): void {
    this.kept.saved();
    // A number never parts at a line end.
    this.asked.set(phone.replaceAll(/\s/g, '\u00a0'));
    afterNextRender(() => focusPageHeading(this.document), { injector: this.injector });
  }
}
