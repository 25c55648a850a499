// What bytes may have gone through before they came here, each with the way to undo it.
import type { Words } from '../../definitions/message-words.ts';
import type { CauseId } from './causes.ts';

/** `at` is the first byte that was changed; `lost` when nothing brings the bytes back. */
type Undone = { bytes: Buffer; at: number; lost: boolean };
type Transform = { cause: CauseId; expected: Words; found: Words; undo: (bytes: Buffer) => Undone | null };

const AS_BYTES: Words = { en: 'the bytes of the message', zh: '报文的字节' };

/** Hexadecimal characters in place of bytes, a line end behind them perhaps. */
function undoHex(bytes: Buffer): Undone | null {
  const text = bytes.toString('latin1').trimEnd();
  if (text.length < 20 || !/^([\dA-Fa-f]{2})+$/.test(text)) return null;
  return { bytes: Buffer.from(text, 'hex'), at: 0, lost: false };
}

/** Every byte above 7F as two bytes of UTF-8. */
function undoUtf8(bytes: Buffer): Undone | null {
  const at = bytes.findIndex((byte) => byte > 0x7f);
  if (at < 0) return null;
  const text = bytes.toString('utf8');
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return null;
  return { bytes: Buffer.from(text, 'latin1'), at, lost: false };
}

const REPLACED = Buffer.from([0xef, 0xbf, 0xbd]);

function findReplaced(bytes: Buffer): Undone | null {
  const at = bytes.indexOf(REPLACED);
  return at < 0 ? null : { bytes, at, lost: true };
}

/** A carriage return put before every line feed. */
function undoNewlines(bytes: Buffer): Undone | null {
  const at = bytes.indexOf('\r\n');
  return at < 0
    ? null
    : { bytes: Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'), at, lost: false };
}

export const TRANSFORMS: readonly Transform[] = [
  {
    cause: 'hex-as-text',
    expected: AS_BYTES,
    found: { en: 'characters 0 to 9 and A to F', zh: '0到9和A到F的字符' },
    undo: undoHex,
  },
  {
    cause: 'utf8-twice',
    expected: AS_BYTES,
    found: { en: 'two bytes of UTF-8 for each byte above 7F', zh: '大于7F的每个字节变成两个UTF-8字节' },
    undo: undoUtf8,
  },
  {
    cause: 'newline-translated',
    expected: AS_BYTES,
    found: { en: 'a carriage return before every line feed', zh: '每个换行符前多了回车符' },
    undo: undoNewlines,
  },
  { cause: 'utf8-lost', expected: AS_BYTES, found: { en: 'EF BF BD', zh: 'EF BF BD' }, undo: findReplaced },
];
