import { Inject, Injectable } from '@nestjs/common';
import { IDENTITY_CONFIG, type IdentityConfig } from './identity-config.ts';
import { Issuer } from './issuer.ts';

/** The issuers that whoever runs the server has set up. Each answers for itself alone. */
@Injectable()
export class Issuers {
  private readonly all: readonly Issuer[];

  constructor(@Inject(IDENTITY_CONFIG) { origin, issuers }: IdentityConfig) {
    this.all = issuers.map((each) => new Issuer(origin, each));
  }

  /** The issuer that was chosen. Where there is one, nothing needs choosing. */
  chosen(id: unknown): Issuer | undefined {
    if (id === undefined) return this.all.length === 1 ? this.all[0] : undefined;
    return this.all.find((each) => each.id === id);
  }

  /** By its address, as an organisation or a session names it. */
  called(issuer: string): Issuer | undefined {
    return this.all.find((each) => each.issuer === issuer);
  }

  /** Nobody can sign in but with a passkey. */
  get none(): boolean {
    return this.all.length === 0;
  }

  /** What the sign-in page offers. */
  offered(): { readonly id: string; readonly name: string }[] {
    return this.all.map(({ id, name }) => ({ id, name }));
  }
}
