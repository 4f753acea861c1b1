import { computed, type Signal } from '@angular/core';

/** The ids of a field's hint and error, as `aria-describedby` wants them; null where it has neither. */
export function describedBy(
  fieldId: Signal<string>,
  hint: Signal<string | undefined>,
  error: Signal<string | undefined>,
): Signal<string | null> {
  return computed(() => {
    const ids = [hint() && hintId(fieldId()), error() && errorId(fieldId())].filter(Boolean);
    return ids.length > 0 ? ids.join(' ') : null;
  });
}

/** The id of the hint of a field. */
export function hintId(fieldId: string): string {
  return `${fieldId}-hint`;
}

/** The id of the error of a field. */
export function errorId(fieldId: string): string {
  return `${fieldId}-error`;
}
