import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { thisDevice } from '@alongside/client';
import { Button, LinkButton, PageHeading, Problem, RowLink, Skeleton, Strip, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { type DemoPerson, SignInChoices } from './sign-in-options.ts';

const problems: readonly string[] = ['cookie-lost', 'not-known', 'refused', 'unavailable'];

/** Where everyone comes in: in the demo place by one click on a person, elsewhere through the sign-in used at work. */
@Component({
  imports: [Button, LinkButton, NgTemplateOutlet, PageHeading, Problem, RowLink, Skeleton, Strip, TranslocoPipe, Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sign-in-page.html',
})
export class SignInPage {
  /** Where to go afterwards: a path of this app. */
  readonly to = input<string>();
  /** What went wrong the last time, from the sign-in's own answer. */
  readonly problem = input<string>();

  private readonly choices = inject(SignInChoices);
  protected readonly device = thisDevice();
  protected readonly options = this.choices.options;
  protected readonly demo = computed(() => this.options()?.demo ?? false);
  protected readonly failed = this.choices.failed;
  protected readonly all = signal(false);
  protected readonly first = computed(() => this.options()?.people.filter((person) => person.first) ?? []);
  protected readonly others = computed(() => this.options()?.people.filter((person) => !person.first) ?? []);
  protected readonly wrong = computed(() => {
    const problem = this.problem();
    if (problem === undefined) return this.failed() ? 'unavailable' : null;
    return problems.includes(problem) ? problem : 'unavailable';
  });
  protected readonly target = computed(() => safePath(this.to()));

  constructor() {
    void this.choices.load();
  }

  protected wayIn(person?: DemoPerson): string {
    const question = new URLSearchParams({ to: this.target(), ...(person ? { as: person.subject } : {}) });
    return `/auth/sign-in?${question.toString()}`;
  }

  protected again(): void {
    void this.choices.load();
  }
}

/** A path of this app and nothing else: never another site, never this page again. */
export function safePath(asked: string | undefined): string {
  if (!asked || !/^\/(?![/\\])/.test(asked) || /^\/(sign-in|auth)\b/.test(asked)) return '/today';
  return asked;
}
