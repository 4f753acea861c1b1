import type { OverrideGround } from '../operations.generated.ts';

/** The form of an override, as it is typed. */
export interface OverrideTyped {
  readonly typed: string;
  readonly ground: OverrideGround | '';
  /** Who gets what is disclosed; empty where it is no disclosure. */
  readonly recipient: string;
  readonly categories: readonly string[];
  readonly reason: string;
  readonly told: 'yes' | 'not-yet' | '';
  readonly words: string;
}

/** The form as nobody has touched it, but for whom it is about. */
export const freshOverride = (typed: string): OverrideTyped => ({
  ...{ typed, ground: '', recipient: '', categories: [], reason: '', told: '', words: '' },
});

/** The fields that lack something, in the order of the form. `isWhole`: whether what was typed names someone in full. */
export function missingOf(form: OverrideTyped, isWhole: boolean, toARecipient: boolean): (keyof OverrideTyped)[] {
  const there: Readonly<Record<keyof OverrideTyped, boolean>> = {
    typed: isWhole,
    ground: form.ground !== '',
    recipient: !toARecipient || form.recipient.trim() !== '',
    categories: form.categories.length > 0,
    reason: form.reason.trim() !== '',
    told: form.told !== '',
    words: form.told === '' || form.words.trim() !== '',
  };
  return (Object.keys(there) as (keyof OverrideTyped)[]).filter((field) => !there[field]);
}
