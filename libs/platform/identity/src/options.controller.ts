import { Controller, Get, Inject } from '@nestjs/common';
import { Open } from '@alongside/platform/graphql';
import { IDENTITY_CONFIG, type IdentityConfig, type SignInPerson } from './identity-config.ts';
import { Issuers } from './issuers.ts';
import { PlaceToEnter } from './place-to-enter.ts';

/** What the sign-in page shows. */
export interface SignInOptions {
  /** Null: there is none yet. */
  readonly place: string | null;
  readonly demo: boolean;
  readonly people: readonly SignInPerson[];
  /** The place waits to be set up. */
  readonly setUp: boolean;
  readonly passkeys: boolean;
  readonly issuers: readonly { readonly id: string; readonly name: string }[];
}

/** The ways into this place. */
@Controller('auth')
export class OptionsController {
  constructor(
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
    private readonly places: PlaceToEnter,
    private readonly issuers: Issuers,
  ) {}

  @Get('options')
  @Open('the sign-in page names the place and the ways in, and in the demo the people one can be')
  async options(): Promise<SignInOptions> {
    const { demo } = this.config;
    const place = await this.places.find();
    return {
      place: place?.name ?? null,
      demo: demo !== undefined,
      people: demo ? await demo.people() : [],
      setUp: !place,
      passkeys: place?.passkeys ?? this.issuers.none,
      issuers: demo ? [] : this.issuers.offered(),
    };
  }
}
