import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { Language } from './language.ts';

/** The title of the window: "Find a person – Alongside". Made of keys alone, so that it never holds a person's name. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly language = inject(Language);
  private key = '';

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.key = this.buildTitle(snapshot) ?? '';
    this.problem(false);
  }

  /** Puts "Error:" in front while a form has something to put right. */
  problem(there: boolean): void {
    const page = this.key ? `${this.language.say(this.key)} – Alongside` : 'Alongside';
    this.title.setTitle(there ? `${this.language.say('common.error-title')} ${page}` : page);
  }
}
