// A hex dump of the bytes around a place, with a caret under it; card data and whatever may be such stays hidden.
const WIDTH = 16;

/** What of the bytes may be shown. */
export type Visibility = { from: number; to: number }[];

/** True when byte `at` lies in one of the spans. */
const within = (spans: Visibility, at: number): boolean => spans.some(({ from, to }) => at >= from && at < to);

/**
 * Lines of a dump: two before the place, the one of it with its caret, one after. `visible` is null when all may be shown; of that,
 * `hidden` is not.
 */
export function excerptOf(
  bytes: Buffer,
  offset: number,
  visible: Visibility | null,
  hidden: Visibility = [],
): string[] {
  const row = Math.floor(Math.min(offset, bytes.length) / WIDTH);
  const first = Math.max(0, row - 2);
  const last = Math.min(Math.ceil(bytes.length / WIDTH) - 1, row + 1);
  const lines: string[] = [];
  const near = (spans: Visibility) =>
    spans.filter(({ from, to }) => to > first * WIDTH && from < (Math.max(last, row) + 1) * WIDTH);
  const seen = visible === null ? null : near(visible);
  const unseen = near(hidden);
  for (let line = first; line <= Math.max(last, row); line++) {
    const from = line * WIDTH;
    const part = [...bytes.subarray(from, from + WIDTH)];
    const shows = (at: number) => seen === null || (within(seen, from + at) && !within(unseen, from + at));
    const hex = part.map((byte, at) => (shows(at) ? byte.toString(16).padStart(2, '0') : '··'));
    const text = part.map((byte, at) => (shows(at) && byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : '.'));
    lines.push(
      `${from.toString(16).padStart(4, '0')}  ${hex.join(' ').padEnd(WIDTH * 3 - 1)}  ${text.join('')}`.trimEnd(),
    );
    if (line === row) lines.push(`${' '.repeat(6 + (offset - from) * 3)}^^`);
  }
  return lines;
}
