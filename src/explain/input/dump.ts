// Hex dumps with offsets in front: hexdump -C, xxd, od, Wireshark, and tcpdump -x or -X, packet by packet.

type Line = { offset: number; marked: boolean; rest: string };

/** An offset, then its bytes; `marked` when the offset cannot be taken for data (0x…, a colon, or a text column in bars). */
function lineOf(text: string): Line | null {
  const match = /^\s*(0x)?([\dA-Fa-f]{3,8})(:?)(\s.*|)$/.exec(text);
  if (match === null) return null;
  const rest = match[4] ?? '';
  const marked = match[1] !== undefined || match[3] === ':' || /\|.*\|\s*$/.test(rest);
  return { offset: Number.parseInt(match[2] ?? '', 16), marked, rest };
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

/** One block of bytes for each dump that begins at offset 0; null when the text is no dump. Other lines are passed over. */
export function parseDump(text: string): Buffer[] | null {
  const lines = text.split(/\r?\n/);
  const found = lines.map(lineOf);
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
