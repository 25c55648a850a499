// GBK beside another library: the same two bytes for every character, but where that one keeps to the table of 1995.
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { Writer } from '../cursor.ts';
import { gbk } from './gbk.ts';

/** The euro is one byte there; and what had private code points then has others now: ideographs, vertical punctuation, the Pinyin m. */
const OTHERWISE =
  /[\u20ac\u9fb4-\u9fbb\ue78d-\ue796\ue7c7\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864\ufe10-\ufe19]/;

function bytesOf(character: string): string | null {
  const writer = new Writer(Buffer.alloc(2));
  try {
    gbk.write(character, writer);
    return writer.bytes.subarray(0, writer.at).toString('hex');
  } catch {
    return null;
  }
}

it('writes what iconv-lite writes, and refuses what that one cannot write', () => {
  const unlike: string[] = [];
  for (let code = 0; code < 0x1_0000; code++) {
    const character = String.fromCharCode(code);
    if (OTHERWISE.test(character)) continue;
    const theirs = iconv.encode(character, 'gbk');
    const cannot = theirs.toString('latin1') === '?' && character !== '?';
    // Refusals are slow, and there are many.
    if (cannot && code % 16 !== 0) continue;
    if (bytesOf(character) !== (cannot ? null : theirs.toString('hex'))) unlike.push(code.toString(16));
  }
  expect(unlike).toEqual([]);
});
