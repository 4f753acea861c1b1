import type { FieldError } from '@alongside/ui';

/** What a field of a signal form says of itself. */
export interface CheckedField {
  (): { errors(): readonly { readonly message?: string }[] };
}

/** The name of the first problem of each field that has one: the last part of the model's message key. */
export function problemsOf<Name extends string>(fields: Record<Name, CheckedField>): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const name of Object.keys(fields) as Name[]) {
    const message = fields[name]().errors()[0]?.message;
    if (message) found[name] = message.slice(message.lastIndexOf('.') + 1);
  }
  return found;
}

/** The list for the error summary, in the order of the fields. A field's id is its name. */
export function summaryOf(texts: Readonly<Record<string, string | undefined>>): FieldError[] {
  return Object.entries(texts).flatMap(([fieldId, text]) => (text ? [{ fieldId, text }] : []));
}
