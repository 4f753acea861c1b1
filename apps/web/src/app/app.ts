import { ChangeDetectionStrategy, Component, computed, DestroyRef, DOCUMENT, effect, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, NavigationError, Router, RouterOutlet } from '@angular/router';
import { Language, Outbox, Session, SignInChoices, thisDevice } from '@alongside/client';
import { Avatar, BottomBar, DemoLine, FindLink, type NavItem, Problem, SkipLink, SyncPill, TopBar } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { Arrival } from './shell/arrival.ts';
import { type PlaceName, placeOf } from './shell/places.ts';
import { SignedOut } from './shell/signed-out.ts';
import { StayDialog } from './shell/stay-dialog.ts';
import { Updates } from './shell/updates.ts';

const bars: readonly Pick<NavItem, 'icon' | 'link' | 'record'>[] = [
  { icon: 'sun', link: '/today' },
  { icon: 'users-round', link: '/people' },
  { icon: 'pencil', link: '/record', record: true },
  { icon: 'ellipsis', link: '/more' },
];

/** The frame of every page: bars, sync pill, demo line, and what the session has to say. */
@Component({
  selector: 'al-root',
  imports: [Avatar, BottomBar, DemoLine, FindLink, Problem, RouterOutlet, SignedOut, SkipLink, StayDialog, SyncPill, TopBar, TranslocoPipe],
  providers: [Arrival, Updates],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './app.html',
  host: { '(window:keydown)': 'shortcut($event)', '(window:pageshow)': 'cameBack($event)' },
})
export class App {
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly choices = inject(SignInChoices);
  private readonly document = inject(DOCUMENT);
  private readonly url = signal('');
  protected readonly arrival = inject(Arrival);
  protected readonly device = thisDevice();
  protected readonly pill = inject(Outbox).pill;
  protected readonly warning = this.session.warning;
  protected readonly pageFailed = signal(false);
  protected readonly ended = computed(() => this.session.state() === 'ended');
  /** Someone is signed in, and this is no page for those who are not. */
  protected readonly inside = computed(() => this.session.state() === 'signed-in' && !/^\/(sign-in|set-up|join)\b/.test(this.url()));
  protected readonly place = computed(() => this.session.me()?.place.name ?? this.choices.options()?.place ?? undefined);
  protected readonly demo = computed(() => this.session.me()?.place.demo ?? this.choices.options()?.demo ?? false);
  protected readonly name = computed(() => this.session.me()?.worker.name ?? '');
  protected readonly here = computed(() => encodeURIComponent(this.url()));
  protected readonly items = computed<readonly NavItem[]>(() => {
    if (!this.inside()) return [];
    const current = placeOf(this.url());
    return bars.map((item) => {
      const place = item.link.slice(1) as PlaceName;
      return { ...item, label: this.language.say(`app.nav.${place}`), current: place === current };
    });
  });

  constructor() {
    inject(Updates);
    inject(Router)
      .events.pipe(takeUntilDestroyed(inject(DestroyRef)))
      .subscribe((event) => {
        if (event instanceof NavigationEnd) this.url.set(event.urlAfterRedirects);
        if (event instanceof NavigationEnd || event instanceof NavigationError) this.pageFailed.set(event instanceof NavigationError);
      });
    // The words of a place that nobody is signed in to come from its sign-in page.
    effect(() => {
      if (this.session.state() === 'ended') void this.choices.load();
    });
  }

  protected stay(): void {
    void this.session.stay();
  }

  /** What comes out of the browser's memory with Back was read before someone signed out or changed organisation: it is asked for anew. */
  protected cameBack(event: PageTransitionEvent): void {
    if (!event.persisted) return;
    this.document.body.hidden = true;
    this.document.location.reload();
  }

  protected shortcut(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k' || !this.inside()) return;
    event.preventDefault();
    this.arrival.find();
  }
}
