import { afterNextRender, DestroyRef, DOCUMENT, inject, Injectable, Injector, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Title } from '@angular/platform-browser';
import { NavigationEnd, NavigationStart, Router } from '@angular/router';
import { focusPageHeading } from '@alongside/ui';
import { pathOf } from './places.ts';

/** What happens when a new page stands: the focus goes to its heading, and its title is said once. */
@Injectable()
export class Arrival {
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly title = inject(Title);
  private readonly injector = inject(Injector);
  private readonly said = signal('');
  private path = '';
  private before: Element | null = null;
  private toBox = false;

  /** For the one live region of the shell. */
  readonly saying = this.said.asReadonly();

  constructor() {
    this.router.events.pipe(takeUntilDestroyed(inject(DestroyRef))).subscribe((event) => {
      if (event instanceof NavigationStart) this.before = this.document.activeElement;
      if (event instanceof NavigationEnd) this.arrive(pathOf(event.urlAfterRedirects));
    });
  }

  /** Goes to the search page with its box focused. */
  find(): void {
    this.toBox = true;
    if (this.path === '/people') this.focusBox();
    else void this.router.navigateByUrl('/people');
  }

  /** The Find link was followed: the box of the page that opens takes the focus. */
  toFind(click: MouseEvent): void {
    // With a key held the link opens elsewhere.
    if (click.ctrlKey || click.metaKey || click.shiftKey) return;
    this.toBox = true;
    if (this.path === '/people') this.focusBox();
  }

  private arrive(path: string): void {
    // Typing into a search box changes the question, not the page.
    if (path === this.path) return;
    this.path = path;
    afterNextRender(
      () => {
        this.said.set(this.title.getTitle());
        if (this.toBox) this.focusBox();
        else if (!this.pageTookFocus()) focusPageHeading(this.document);
      },
      { injector: this.injector },
    );
  }

  private pageTookFocus(): boolean {
    const active = this.document.activeElement;
    return active !== this.before && (this.document.getElementById('main')?.contains(active) ?? false);
  }

  private focusBox(tries = 20): void {
    this.toBox = false;
    const box = this.document.getElementById('find');
    if (box) box.focus();
    // The page stands before what is in it: the box may come a moment later.
    else if (tries > 0) setTimeout(() => this.focusBox(tries - 1), 50);
    else focusPageHeading(this.document);
  }
}
