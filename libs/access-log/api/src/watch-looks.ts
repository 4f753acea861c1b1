import { Inject, Injectable } from '@nestjs/common';
import { SEAL_ROWS } from '@alongside/access-log/model';
import { OutsideContext } from '@alongside/platform/database';
import { leads } from './seal-log.ts';

/** Works out from sealed looks what a Guardian should know of. Each look once, whoever leads. */
@Injectable()
export class WatchLooks {
  constructor(@Inject(OutsideContext) private readonly outside: OutsideContext) {}

  /** Gives how many looks were looked at: 5,000 at most, and 0 where another process leads. */
  run(): Promise<number> {
    return this.outside.together(async (call) => {
      if (!(await leads(call))) return 0;
      const [row] = await call<{ seen: number }>('log.watch', 'select watch_looks($1) as seen', [SEAL_ROWS]);
      return row?.seen ?? 0;
    });
  }
}
