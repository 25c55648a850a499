// A word of a command as it stands in a shell.

const PLAIN = /^[\w./:@%+=,-]+$/;

/** The word itself where a shell takes it as it is, else between single quotes. */
export function quoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
