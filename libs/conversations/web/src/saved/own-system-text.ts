/** What goes into another system's box: the words, when and where, and the reference that finds them again. */
export function ownSystemText(parts: { readonly words: string; readonly whenWhere: string; readonly reference: string }): string {
  return `${parts.words}\n\n${parts.whenWhere}\n${parts.reference}\n`;
}
