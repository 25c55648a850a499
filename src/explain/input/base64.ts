// Bytes in base64, in one line or several, in the alphabet of addresses too.

/** The bytes of a text in base64; null when it is none, or only digits, which are hexadecimal. */
export function parseBase64(text: string): Buffer | null {
  const digits = text.replace(/\s/g, '');
  if (digits.length < 16 || !/^[\w+/-]+={0,2}$/.test(digits) || /^[\dA-Fa-f]+$/.test(digits)) return null;
  if (digits.includes('=') && digits.length % 4 !== 0) return null;
  const bytes = Buffer.from(digits, 'base64');
  // Decoded and encoded again it is the same; words of a language are rarely.
  const again = bytes.toString('base64').replace(/=+$/, '');
  return again === digits.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/') ? bytes : null;
}
