import { Inject, Injectable } from '@nestjs/common';
import { linkOf, NOTHING_BEFORE, rootOf, SEAL_ROWS, sealOf, type SealRow, signed } from '@alongside/access-log/model';
import { type Call, OutsideContext } from '@alongside/platform/database';
import { openSigningKey, type SigningKey, trustFirst } from './seals/keys.ts';
import { SEALING, type Sealing } from './sealing.ts';

interface Unsealed {
  readonly at: string;
  readonly event_id: string;
  readonly leaf: Buffer;
}

const LEAD = "select pg_try_advisory_xact_lock(hashtext('alongside.sealer')) as lead";
const KEEP = 'select keep_log_seal($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)';

/** Whether this process leads for as long as the transaction of `call` lasts. One does, of all that run. */
export async function leads(call: Call): Promise<boolean> {
  const [row] = await call<{ lead: boolean }>('log.lead', LEAD, []);
  return row?.lead === true;
}

/** Seals the oldest looks that have no seal yet. */
@Injectable()
export class SealLog {
  private key: SigningKey | undefined;

  constructor(
    @Inject(OutsideContext) private readonly outside: OutsideContext,
    @Inject(SEALING) private readonly sealing: Sealing,
  ) {}

  /** Gives how many looks were sealed: 5,000 at most, and 0 where another process leads. `back` is how far before the newest seal it looks, as `1 minute`. */
  run(back: string): Promise<number> {
    return this.outside.together(async (call) => {
      if (!(await leads(call))) return 0;
      const looks = await call<Unsealed>('log.unsealed', 'select at, event_id, leaf from unsealed_looks($1, $2)', [back, SEAL_ROWS]);
      if (looks.length === 0) return 0;
      const [newest] = await call<SealRow>('log.newest', 'select * from newest_log_seal()', []);
      const [now] = await call<{ at: string }>('log.clock', 'select to_the_microsecond(moment()) as at', []);
      if (!now) throw new Error('The database has no clock.');
      const before = newest && sealOf(newest);
      const { id, key } = this.signingKey(before === undefined);
      const first = (before?.last ?? 0) + 1;
      const seal = signed(
        {
          number: (before?.number ?? 0) + 1,
          first,
          last: first + looks.length - 1,
          root: rootOf(looks.map(({ leaf }) => leaf)),
          previous: before ? linkOf(before) : NOTHING_BEFORE,
          sealedAt: now.at,
        },
        key,
        id,
      );
      await call('log.keep', KEEP, [
        ...[seal.number, seal.first, seal.root, seal.previous, seal.sealedAt, seal.keyId, seal.signature],
        ...[looks.map(({ at }) => at), looks.map((look) => look.event_id), looks.map(({ leaf }) => leaf)],
      ]);
      return looks.length;
    });
  }

  /** Read once. The key of the first seal of a place is the one that its checks trust; a later one must be trusted by somebody. */
  private signingKey(isFirst: boolean): SigningKey {
    this.key ??= openSigningKey(this.sealing.keyFile, { make: this.sealing.makesKey });
    if (isFirst) trustFirst(this.sealing.trustedFile, this.key);
    return this.key;
  }
}
