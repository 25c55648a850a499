// Lines of a log with a message in quotes or brackets: what stands there is taken out, and the rest of the line is left.

/** A message begins like this: its type and a bitmap, behind a short header perhaps. */
const LIKE_A_MESSAGE = /^[^'"[(<]{0,24}?[012][1-8]\d[0-5][\dA-Fa-f]{16}/;
/** True for text that begins with a message type and a bitmap, behind a short header perhaps. */
export const isLikeMessage = (text: string): boolean => LIKE_A_MESSAGE.test(text);
const QUOTED = [
  /'([^']{20,})'/g,
  /"([^"]{20,})"/g,
  /\[\s*([^[\]]{20,}?)\s*\]/g,
  /\(\s*([^()]{20,}?)\s*\)/g,
  /<([^<>]{20,})>/g,
];
/** A row of digits or pairs of them that is long enough for a message. */
const BARE = /(?:^|[\s:=>])((?:[\dA-Fa-f]{2}){20,}|(?:[\dA-Fa-f]{2}[ :-]){15,}[\dA-Fa-f]{2})(?=$|[\s,;.])/g;

const isHex = (text: string) => /^(0x)?([\dA-Fa-f]{2}[\s:,-]?){10,}$/.test(text);

/** What a piece of a line may be a message in. */
const isMessage = (text: string) => LIKE_A_MESSAGE.test(text) || isHex(text);

/** The messages that stand in lines of a log, as text, with the number of their line; empty where none does. */
export function findInLog(text: string): { line: number; text: string }[] {
  // A message that has brackets in it is no log.
  if (LIKE_A_MESSAGE.test(text) || isHex(text.trim())) return [];
  return text.split(/\r?\n/).flatMap((line, at) => {
    const quoted = QUOTED.flatMap((form) => [...line.matchAll(form)].map(([, inside = '']) => inside)).filter(
      isMessage,
    );
    const found = quoted.length > 0 ? quoted : [...line.matchAll(BARE)].map(([, digits = '']) => digits);
    const longest = found.sort((a, b) => b.length - a.length)[0];
    return longest === undefined ? [] : [{ line: at + 1, text: longest }];
  });
}
