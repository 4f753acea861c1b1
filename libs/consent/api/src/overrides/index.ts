import { EndOverride } from './end-override.ts';
import { InvokeOverride } from './invoke-override.ts';
import { OverridesResolver } from './overrides.resolver.ts';
import { ReviewOverride } from './review-override.ts';
import { TellPerson } from './tell-person.ts';

/** Overrides, from the street to the review. */
export const overrides = [InvokeOverride, EndOverride, TellPerson, ReviewOverride, OverridesResolver];
