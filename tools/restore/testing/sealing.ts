import { generateKeyPairSync } from 'node:crypto';
import type pg from 'pg';
import { keyIdOf, lineOf, linkOf, NOTHING_BEFORE, rootOf, type Seal, signed } from '../../../libs/access-log/model/src/index.ts';
import { withClient } from '../../postgres/index.ts';

/** How many looks are sealed at once. */
const AT_MOST = 5000;

/** Seals looks by the application's login and the database's functions, as the sealer of the product does, and keeps the witness in memory. */
export class TestSealer {
  readonly lines: string[] = [];
  private readonly keys = generateKeyPairSync('ed25519');
  private newest: Seal | undefined;

  get trusted() {
    return new Map([[keyIdOf(this.keys.publicKey), this.keys.publicKey]]);
  }

  /** Seals what is there. It does not wait for a moment without new looks: while people write, there may be none. */
  async seal(appUrl: string): Promise<void> {
    await withClient(appUrl, async (client) => {
      for (let full = true; full;) {
        const { rows } = await client.query<{ at: string; event_id: string; leaf: Buffer }>(
          "select at, event_id, leaf from unsealed_looks('1 minute', $1)",
          [AT_MOST],
        );
        full = rows.length === AT_MOST;
        if (rows.length === 0) return;
        this.newest = await this.keep(client, rows);
        this.lines.push(lineOf(this.newest));
      }
    });
  }

  private async keep(client: pg.Client, looks: readonly { at: string; event_id: string; leaf: Buffer }[]): Promise<Seal> {
    const { newest } = this;
    const clock = await client.query<{ at: string }>('select to_the_microsecond(moment()) as at');
    const first = (newest?.last ?? 0) + 1;
    const leaves = looks.map(({ leaf }) => leaf);
    const checkpoint = {
      ...{ number: (newest?.number ?? 0) + 1, first, last: first + looks.length - 1, root: rootOf(leaves) },
      ...{ previous: newest ? linkOf(newest) : NOTHING_BEFORE, sealedAt: clock.rows[0]?.at ?? '' },
    };
    const seal = signed(checkpoint, this.keys.privateKey, keyIdOf(this.keys.publicKey));
    await client.query('select keep_log_seal($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      ...[seal.number, seal.first, seal.root, seal.previous, seal.sealedAt, seal.keyId, seal.signature],
      ...[looks.map(({ at }) => at), looks.map(({ event_id }) => event_id), leaves],
    ]);
    return seal;
  }
}
