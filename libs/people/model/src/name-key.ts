// Letters that carry no mark to take off: the plain ones that a keyboard in Britain would give.
const plain: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŀ: 'l',
  ŧ: 't',
};

/** A name as it is compared: lower case, without marks, words apart by one space. The database's `name_key` does the same to what it holds. */
export function nameKey(raw: string): string {
  return raw
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[æœøßłđðþħıŀŧ]/g, (letter) => plain[letter] ?? letter)
    .replace(/[^\p{Alphabetic}\p{Nd}]+/gu, ' ')
    .trim();
}

/** The words of a name, each once, as they are compared. */
export function nameWords(raw: string): string[] {
  return [...new Set(nameKey(raw).split(' '))].filter((word) => word !== '');
}
