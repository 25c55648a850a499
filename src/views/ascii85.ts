// Bytes as text that may stand in a script element: five characters for four bytes, one in sixteen shorter than base64.
// The alphabet is that of Ascii85 (PostScript Language Reference, 3.13.3), with `v` in the place of `<`, which begins markup.

const LESS_THAN = 60;
const INSTEAD = 118;
const FIRST = 33;

/** A last group of fewer than four bytes has one character more than bytes. */
export function toAscii85(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const count = Math.min(4, bytes.length - at);
    let value = 0;
    for (let place = 0; place < 4; place++) value = value * 256 + (bytes[at + place] ?? 0);
    const codes: number[] = [];
    for (let place = 0; place < 5; place++) {
      const code = (value % 85) + FIRST;
      codes.unshift(code === LESS_THAN ? INSTEAD : code);
      value = Math.floor(value / 85);
    }
    text += String.fromCharCode(...codes.slice(0, count + 1));
  }
  return text;
}

export function fromAscii85(text: string): Uint8Array<ArrayBuffer> {
  const rest = text.length % 5;
  const bytes = new Uint8Array(Math.floor(text.length / 5) * 4 + Math.max(0, rest - 1));
  let to = 0;
  for (let at = 0; at < text.length; at += 5) {
    let value = 0;
    for (let place = 0; place < 5; place++) {
      const code = at + place < text.length ? text.charCodeAt(at + place) : FIRST + 84;
      value = value * 85 + (code === INSTEAD ? LESS_THAN : code) - FIRST;
    }
    for (let place = 3; place >= 0 && to < bytes.length; place--) bytes[to++] = Math.floor(value / 256 ** place) % 256;
  }
  return bytes;
}
