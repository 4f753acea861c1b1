import type { LoggerService } from '@nestjs/common';
import { log, logError } from './log.ts';

/** Nest's own messages, through the same narrow log: what the framework caught is named by kind alone. */
export class NestLogger implements LoggerService {
  log(): void {
    // start-up chatter
  }
  warn(message: unknown): void {
    log('framework warning', { error: typeof message === 'string' ? message.slice(0, 200) : 'unknown' });
  }
  error(message: unknown): void {
    logError('framework error', message instanceof Error ? message : undefined);
  }
  fatal(message: unknown): void {
    this.error(message);
  }
}
