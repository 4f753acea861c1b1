import type { SettingsOrganisationPartsFragment } from '../operations.generated.ts';

type Cell = SettingsOrganisationPartsFragment['categories'][number];

/** Categories that have one answer. */
export interface SameAnswer extends Omit<Cell, 'category'> {
  readonly key: string;
  readonly categories: readonly Cell['category'][];
}

/** The categories of an organisation, those with the same answer together, in the order in which they first come. */
export function sameAnswers(cells: readonly Cell[]): readonly SameAnswer[] {
  const groups = new Map<string, SameAnswer>();
  for (const { category, ...answer } of cells) {
    const key = [answer.line, answer.opensWith, answer.before, answer.after].join(' ');
    groups.set(key, { ...answer, key, categories: [...(groups.get(key)?.categories ?? []), category] });
  }
  return [...groups.values()];
}

/** Organisations of whose words exactly the same opens. */
export interface SameWriters {
  readonly names: readonly string[];
  readonly isOwn: boolean;
  readonly categories: readonly Cell[];
}

/** The organisations that write, those with the same answers together; the worker's own stands alone. */
export function sameWriters(writers: readonly SettingsOrganisationPartsFragment[]): readonly SameWriters[] {
  const groups = new Map<string, SameWriters>();
  for (const { organisation, isOwn, categories } of writers) {
    const key = JSON.stringify([isOwn, sameAnswers(categories)]);
    groups.set(key, { isOwn, categories, names: [...(groups.get(key)?.names ?? []), organisation.name] });
  }
  return [...groups.values()];
}
