import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { logError } from '@alongside/platform/logging';
import { OutsideContext } from './outside.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Asks the database once a day for the access log's months to come: a process may run longer than those of its start last. */
@Injectable()
export class LogMonths implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(OutsideContext) private readonly outside: OutsideContext) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.prepare(), DAY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** A failure is logged and tried again tomorrow: there are three months of time, and then a default partition. */
  async prepare(): Promise<void> {
    try {
      await this.outside.call('log.months', 'select prepare_access_log()', []);
    } catch (error) {
      logError('months of the access log not prepared', error);
    }
  }
}
