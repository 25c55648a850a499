// Hex dumps with offsets in front: hexdump -C, xxd, od, Wireshark, and tcpdump -x or -X, packet by packet.

type Line = { offset: number; marked: boolean; rest: string };

/**
 * `words` = what stands there is numbers of 16 bits, of which the machine that printed them had the low byte first. `end` is the offset
 * in the last line, where it has no bytes: the number of bytes that were dumped.
 */
type Dump = { blocks: Buffer[]; words: boolean; end: number | null };

/** An offset, then its bytes; `marked` when the offset cannot be taken for data (0x…, a colon, or a text column in bars). */
function lineOf(text: string, base: 8 | 10 | 16): Line | null {
  const match = /^\s*(0x)?([\dA-Fa-f]{1,8})(:?)(\s.*|)$/.exec(text);
  // A short offset is told from data by its colon.
  if (match === null || (match[2]!.length < 3 && match[3] === '')) return null;
  if (base === 10 && !/^\d+$/.test(match[2]!)) return null;
  const rest = match[4] ?? '';
  const marked = match[1] !== undefined || match[3] === ':' || /\|.*\|\s*$/.test(rest);
  return { offset: Number.parseInt(match[2] ?? '', base), marked, rest };
}

/** The bytes of one line, at most `most`: groups of digits up to the text column. */
function bytesOf(rest: string, most: number): Buffer {
  let digits = '';
  for (const [, gap = '', group = ''] of rest.replace(/\|.*$/, '').matchAll(/(\s+)(\S+)/g)) {
    const middle = digits.length === 16 && gap.length === 2 && group.length === 2;
    if (digits.length > 0 && gap.length > 1 && !middle) break;
    if (!/^([\dA-Fa-f]{2}){1,16}$/.test(group) || (digits.length + group.length) / 2 > most) break;
    digits += group;
  }
  return Buffer.from(digits, 'hex');
}

/** True when the lines can only be a dump: its offsets are marked as such, or they count the bytes of a text that has nothing else. */
function isDump(found: readonly Line[], others: readonly string[]): boolean {
  const [first, second] = found;
  if (first === undefined || first.offset !== 0) return false;
  if (first.marked) return true;
  const width = bytesOf(first.rest, 64).length;
  const squeezed = others.some((line) => line.trim() === '*');
  const counted =
    second !== undefined && second.offset > 0 && (second.offset === width || (squeezed && second.offset % width === 0));
  return counted && others.every((line) => line.trim() === '' || line.trim() === '*');
}

/** Offsets of seven octal digits, as od prints them unless told otherwise; a second line at 20 is then at 16. */
const inOctal = (lines: readonly string[]) =>
  /^0000000\s/.test(lines[0] ?? '') && (lines[1] === undefined || /^00000(20|40)(\s|$)/.test(lines[1]));

/** Lines of od without -t: numbers of 16 bits in octal, which are not read. */
export const isOctalListing = (text: string): boolean => /^0000000( [0-3]?[0-7]{5}| [01][0-7]{5})+\s*$/m.test(text);

/** One block of bytes for each dump that begins at offset 0; null when the text is no dump. Other lines are passed over. */
export function parseDump(text: string): Dump | null {
  const lines = text.split(/\r?\n/);
  const hexadecimal = blocksOf(lines, 16);
  const blocks = hexadecimal ?? (inOctal(lines) ? blocksOf(lines, 8) : blocksOf(lines, 10));
  if (blocks === null) return null;
  // Groups of four digits with neither a colon after the offset nor a column of text are words; xxd and tcpdump have both.
  const last = /^([\da-f]{7,8})$/i.exec(text.trimEnd().split(/\r?\n/).at(-1) ?? '')?.[1];
  const end = last === undefined ? null : Number.parseInt(last, hexadecimal === null ? 8 : 16);
  return { blocks, end, words: /^[0-7]{7} {1,4}[\da-f]{4}(\s+[\da-f]{4})*\s*$/i.test(lines[0] ?? '') };
}

/** The same bytes with those of every word exchanged. */
export function exchanged(bytes: Buffer): Buffer {
  const even = Buffer.from(bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]));
  return even.swap16();
}

function blocksOf(lines: readonly string[], base: 8 | 10 | 16): Buffer[] | null {
  const found = lines.map((line) => lineOf(line, base));
  const known = found.filter((line) => line !== null);
  if (
    !isDump(
      known,
      lines.filter((_, at) => found[at] === null),
    )
  )
    return null;
  const width = Math.max(16, bytesOf(known[0]?.rest ?? '', 64).length);

  const blocks: Buffer[] = [];
  let block: Buffer[] = [];
  let size = 0;
  const close = () => {
    if (size > 0) blocks.push(Buffer.concat(block));
    block = [];
    size = 0;
  };
  for (const [at, line] of found.entries()) {
    if (line === null) continue;
    if (line.offset === 0) close();
    // hexdump writes one * for all lines that are like the one before.
    const last = block.at(-1);
    if (lines[at - 1]?.trim() === '*' && last !== undefined)
      for (; size < line.offset && last.length > 0; size += last.length) block.push(last);
    const bytes = bytesOf(line.rest, width);
    if (bytes.length === 0) continue;
    if (line.offset !== size) return null;
    block.push(bytes);
    size += bytes.length;
  }
  close();
  return blocks.length === 0 ? null : blocks;
}
