import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SEAL_ROWS } from '@alongside/access-log/model';
import { log, logError } from '@alongside/platform/logging';
import { PublishSeals } from './publish-seals.ts';
import { SealLog } from './seal-log.ts';
import { SEALING, type Sealing } from './sealing.ts';
import { WatchLooks } from './watch-looks.ts';

const MINUTE_MS = 60_000;
/** How far each pass looks back, and how far those that come less often do: a look may be committed later than its time says. */
const LOOK_BACK = [
  { everyMs: 0, back: '1 minute' },
  { everyMs: MINUTE_MS, back: '10 minutes' },
  { everyMs: 60 * MINUTE_MS, back: '1 day' },
];

/** Seals, publishes and watches every few seconds, beside the requests. A failure is logged once and tried again: it stops nothing. */
@Injectable()
export class Sealer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private passing: Promise<void> = Promise.resolve();
  private stopped = false;
  private failing = false;
  private readonly due = LOOK_BACK.map(() => 0);

  constructor(
    @Inject(SealLog) private readonly seals: SealLog,
    @Inject(PublishSeals) private readonly publishing: PublishSeals,
    @Inject(WatchLooks) private readonly watching: WatchLooks,
    @Inject(SEALING) private readonly sealing: Sealing,
  ) {}

  onApplicationBootstrap(): void {
    this.passSoon();
  }

  /** Ends the pass that runs, and seals what the last requests left, if the database still answers. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.passing;
    if (!this.failing) await this.pass();
  }

  /** Seals all that waits, publishes it, and looks at it. */
  async pass(): Promise<void> {
    try {
      await this.sealAll(this.lookBack());
      await this.publishing.run();
      while ((await this.watching.run()) === SEAL_ROWS && !this.stopped);
      if (this.failing) log('access log sealed again');
      this.failing = false;
    } catch (error) {
      if (!this.failing) logError('access log not sealed', error);
      this.failing = true;
    }
  }

  private passSoon(): void {
    this.timer = setTimeout(() => {
      this.passing = this.pass().finally(() => {
        if (!this.stopped) this.passSoon();
      });
    }, this.sealing.everyMs);
    this.timer.unref();
  }

  private async sealAll(back: string): Promise<void> {
    while ((await this.seals.run(back)) === SEAL_ROWS && !this.stopped);
  }

  /** The furthest look back that is due. */
  private lookBack(): string {
    const now = performance.now();
    let back = '';
    for (const [n, each] of LOOK_BACK.entries()) {
      if (now < (this.due[n] ?? 0)) continue;
      back = each.back;
      this.due[n] = now + each.everyMs;
    }
    return back;
  }
}
