import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { OutsideContext } from '@alongside/platform/database';
import { Issuers } from './issuers.ts';
import { Refused } from './refused.ts';

// Crockford's: no letter that reads like a digit.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** The code that shows who runs the server, while there is no place: 80 random bits, one for each start. The database keeps its hash. */
@Injectable()
export class SetUpCode {
  constructor(
    private readonly outside: OutsideContext,
    private readonly issuers: Issuers,
  ) {}

  /** Makes the code of this start, as XXXX-XXXX-XXXX-XXXX; the one of the start before is worth nothing then. Undefined where a place stands. */
  async renew(): Promise<string | undefined> {
    const code = Array.from(randomBytes(16), (byte) => LETTERS[byte % 32]).join('');
    const [row] = await this.outside.call<{ kept: boolean }>('set-up.new-code', 'select new_set_up_code($1) kept', [hashOfCode(code)]);
    return row?.kept ? (code.match(/.{4}/g) ?? []).join('-') : undefined;
  }

  /** The hash of the code that was typed. Throws NotFoundException where there is nothing to set up, and Refused where it is not the code. */
  async check(typed: unknown): Promise<Buffer> {
    const [row] = await this.outside.call<{ hash: Buffer | null }>('set-up.code', 'select set_up_code() hash', []);
    if (!row?.hash) throw new NotFoundException();
    const hash = hashOfCode(typeof typed === 'string' ? asMeant(typed) : '');
    if (!timingSafeEqual(hash, row.hash)) throw new Refused('not-known');
    return hash;
  }

  /** The same where a passkey is to be made: refused where an issuer is set, since the first administrator signs in there. Throws as `check` does. */
  async checkForPasskey(typed: unknown): Promise<Buffer> {
    const hash = await this.check(typed);
    if (!this.issuers.none) throw new Refused('not-here');
    return hash;
  }
}

/** As Crockford reads it: small letters, spaces and dashes do not matter, and O, I and L are taken for digits. Anything else is no code. */
function asMeant(typed: string): string {
  const code = typed.slice(0, 100).toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return CODE.test(code) ? code : '';
}

const hashOfCode = (code: string): Buffer => createHash('sha256').update(code).digest();
