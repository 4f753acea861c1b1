import type { BasisKind } from '@alongside/ui';
import type { EntryReadersFragment } from '../operations.generated.ts';

const kinds: Partial<Record<NonNullable<EntryReadersFragment['because']>, BasisKind>> = {
  chose: 'chose',
  told: 'told',
  duty: 'duty',
  safety: 'safe',
};

/** The label of a reading; none where an organisation reads its own words, or reads nothing. */
export function basisOf(because: EntryReadersFragment['because']): BasisKind | undefined {
  return because ? kinds[because] : undefined;
}
