import { afterNextRender, ChangeDetectionStrategy, Component, DOCUMENT, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Language, thisDevice } from '@alongside/client';
import { Button, focusPageHeading, PageHeading } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** In place of any page, once the session has ended: nothing of a person stays on the screen, and the words are kept. */
@Component({
  selector: 'al-signed-out',
  imports: [Button, PageHeading, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="al-stack">
    <h1 alPageHeading>{{ 'app.ended.heading' | transloco }}</h1>
    <p class="al-read">{{ 'app.ended.words' | transloco: { device } }}</p>
    <p>
      <a alButton [attr.href]="'/sign-in?to=' + to()">{{ 'app.ended.action' | transloco }}</a>
    </p>
  </div>`,
})
export class SignedOut {
  /** The page to come back to, ready for an address. */
  readonly to = input.required<string>();

  protected readonly device = thisDevice();

  constructor() {
    const document = inject(DOCUMENT);
    const title = inject(Title);
    const language = inject(Language);
    afterNextRender(() => {
      title.setTitle(`${language.say('app.ended.title')} – Alongside`);
      focusPageHeading(document);
    });
  }
}
