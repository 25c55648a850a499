// How a card was read, as the letter behind its number on a slip (F-40), by the first two digits of field 22 (F-12).
export const ENTRY_LETTERS: Readonly<Record<string, string>> = {
  '01': 'M',
  '02': 'S',
  '03': 'Q',
  '05': 'I',
  '07': 'C',
};
