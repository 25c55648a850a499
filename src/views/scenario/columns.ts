// Text in columns, as screens and slip printers have them: a Chinese character is two columns wide.

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** How many columns a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

/** A line as lines of so many columns at most, broken between words where there are some. */
export function wrapped(line: string, columns: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (widthOf(rest) > columns) {
    const at = breakIn(rest, columns);
    lines.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...lines, rest];
}

function breakIn(text: string, columns: number): number {
  let [width, space, at] = [0, 0, 0];
  for (const character of text) {
    width += WIDE.test(character) ? 2 : 1;
    if (width > columns) break;
    at += character.length;
    if (character === ' ' || WIDE.test(character)) space = at;
  }
  // A space right behind the last column ends the word as well.
  if (text[at] === ' ') space = at;
  return space > columns / 3 ? space : Math.max(1, at);
}

/** The text in the middle of so many columns. */
export function centred(text: string, columns: number): string {
  return `${' '.repeat(Math.max(0, Math.floor((columns - widthOf(text)) / 2)))}${text}`;
}

/** Two texts at both ends of so many columns; null where they do not fit. */
export function apart(left: string, right: string, columns: number): string | null {
  const space = columns - widthOf(left) - widthOf(right);
  return space < 1 ? null : `${left}${' '.repeat(space)}${right}`;
}
