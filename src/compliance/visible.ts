// Makes visible what would act on its reader instead of being read: control characters and marks that turn the direction of text.

/** C0 but for tab and line feed, DEL, C1, line separators, marks of direction, and halves of characters. */
const ACTING =
  /\r\n|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu;

/** NUL as `␀`, ESC as `␛`, others by their number; a carriage return before a line feed goes. */
export function visible(text: string): string {
  return text.replace(ACTING, (character) => {
    if (character === '\r\n') return '\n';
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '␡';
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
