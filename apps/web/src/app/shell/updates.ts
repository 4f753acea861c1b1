import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { SwUpdate } from '@angular/service-worker';
import { Drafts, Outbox } from '@alongside/client';
import { filter, merge } from 'rxjs';

/** Takes a new version of the app when the worker goes to another page, and never while words have not been sent. */
@Injectable()
export class Updates {
  private readonly document = inject(DOCUMENT);
  private readonly drafts = inject(Drafts);
  private readonly outbox = inject(Outbox);
  private newer = false;

  constructor() {
    const updates = inject(SwUpdate);
    const destroyed = inject(DestroyRef);
    if (!updates.isEnabled) return;
    merge(updates.versionUpdates.pipe(filter((event) => event.type === 'VERSION_READY')), updates.unrecoverable)
      .pipe(takeUntilDestroyed(destroyed))
      .subscribe(() => (this.newer = true));
    inject(Router)
      .events.pipe(takeUntilDestroyed(destroyed))
      .subscribe((event) => {
        if (event instanceof NavigationEnd && this.newer && this.nothingUnsent()) this.document.location.reload();
      });
  }

  private nothingUnsent(): boolean {
    return this.drafts.ready() && this.drafts.keeping() === 'kept' && this.drafts.all().length === 0 && this.outbox.items().length === 0;
  }
}
