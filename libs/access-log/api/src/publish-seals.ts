import { Inject, Injectable } from '@nestjs/common';
import { lineOf, type Seal, sealOf, type SealRow } from '@alongside/access-log/model';
import { OutsideContext } from '@alongside/platform/database';
import { log } from '@alongside/platform/logging';
import { Witness } from './seals/witness.ts';
import { SEALING, type Sealing } from './sealing.ts';

/** Copies seals to this process's witness. A seal counts as published when it is on the witness's disk. */
@Injectable()
export class PublishSeals {
  private readonly witness: Witness;
  private disagrees = false;

  constructor(
    @Inject(OutsideContext) private readonly outside: OutsideContext,
    @Inject(SEALING) { witnessFile }: Sealing,
  ) {
    this.witness = new Witness(witnessFile);
  }

  async run(): Promise<void> {
    for (let more = true; more;) {
      const seals = await this.toAdd();
      this.witness.add(seals.filter(({ inWitness }) => !inWitness).map(({ seal }) => seal));
      const newest = seals.at(-1);
      if (newest && !newest.published)
        await this.outside.call('log.published', 'select mark_log_seals_published($1)', [newest.seal.number]);
      more = seals.length === 1000;
    }
  }

  /**
   * What follows the newest seal of the witness, and that one first. Where the witness is new, or holds a seal that the database does not have,
   * it goes on with what was never published: the witness keeps both, and a check tells.
   */
  private async toAdd(): Promise<{ seal: Seal; published: boolean; inWitness: boolean }[]> {
    const known = this.witness.newest();
    const rows = await this.after(known ? known.number - 1 : null);
    const [first] = rows;
    if (!known || (first && lineOf(first.seal) === lineOf(known)))
      return rows.map((row) => ({ ...row, inWitness: known !== undefined && row === first }));
    if (!this.disagrees) log('the witness of the access log holds a seal that the database does not have');
    this.disagrees = true;
    return (await this.after(null)).map((row) => ({ ...row, inWitness: false }));
  }

  private async after(number: number | null): Promise<{ seal: Seal; published: boolean }[]> {
    const rows = await this.outside.call<SealRow & { published: boolean }>('log.seals', 'select * from log_seals_after($1)', [number]);
    return rows.map((row) => ({ seal: sealOf(row), published: row.published }));
  }
}
