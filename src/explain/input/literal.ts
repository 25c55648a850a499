// Byte strings as Python prints them: b'\x00>0800', with printable characters as they are and the others escaped.

const LITERALS = /\bb(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/gs;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', f: '\f', v: '\v' };

/** The bytes of a text that is one byte string, or several that follow each other; null when it is none. */
export function parseLiteral(text: string): Buffer | null {
  const found = [...text.matchAll(LITERALS)];
  const around = text.replace(LITERALS, '');
  if (found.length === 0 || !/^\s*(?:\w+\s*=\s*)?(?:bytes|bytearray)?\s*\(?\s*[\\+\s]*\)?[\s,;]*$/.test(around))
    return null;
  return Buffer.concat(found.map(([, single, double]) => unescaped(single ?? double ?? '')));
}

function unescaped(text: string): Buffer {
  const plain = text.replace(/\\(x[\dA-Fa-f]{2}|[0-7]{1,3}|[\s\S])/g, (_, code: string) => {
    if (/^x[\dA-Fa-f]{2}$/.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (/^[0-7]+$/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 255);
    return Object.hasOwn(ESCAPES, code) ? ESCAPES[code]! : code;
  });
  return Buffer.from(plain, 'latin1');
}
