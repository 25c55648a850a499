// Finds a PIN in a log of key presses: one digit a line, in lines that say the same around it.
import type { Range } from './secrets.ts';

/** A digit by itself: no part of a number, a word, an amount, a date or a time. */
const SINGLE = /(?<![\p{L}\p{N}]|\p{N}[.,:/-])\d(?![\p{L}\p{N}]|[.,:/-]\p{N})/gu;
/** So many other lines may stand between two presses. */
const MOST_BETWEEN = 3;
const PRESS = /pin|passw|key|press|digit|input|密码|口令|键|输入/i;
/** What is counted or repeated is written so as well, such as keys that are loaded; that of such a PIN says that it was pressed. */
const PRESSED = /\bpin|passw|press|密码|口令|按/i;
/** A letter of another script by itself parts two texts. */
const PARTED = /^\p{L}$/u;
const COUNTING = '0123456789';

type Press = { digit: string; range: Range; line: number; form: string };

/** Where each digit of the PIN was written down, for each time that it was. */
export function pressesOf(reading: { source: string }, pin: string): Range[][] {
  const isPlain = COUNTING.includes(pin) || new Set(pin).size === 1;
  const found: Range[][] = [];
  for (const run of runsOf(reading)) {
    const digits = run.map(({ digit }) => digit).join('');
    // Counted packets, keys and attempts are lines of that sort, too.
    const { form } = run[0]!;
    const mayBe = isPlain ? PRESSED.test(form) : PRESS.test(form) || digits.length === pin.length;
    for (let from = digits.indexOf(pin); mayBe && from >= 0; from = digits.indexOf(pin, from + 1))
      found.push(run.slice(from, from + pin.length).map(({ range }) => range));
  }
  return found;
}

/** The lines are the same for each of the PINs and passwords. */
const read = new WeakMap<object, Press[][]>();

function runsOf(reading: { source: string }): Press[][] {
  const known = read.get(reading);
  if (known !== undefined) return known;
  const runs = runsIn(reading.source);
  read.set(reading, runs);
  return runs;
}

/** Lines of one form, not far from each other. */
function runsIn(source: string): Press[][] {
  const open = new Map<string, Press[]>();
  const runs: Press[][] = [];
  let start = 0;
  for (const [line, text] of source.split('\n').entries()) {
    if (PARTED.test(text)) open.clear();
    const press = pressIn(text, start, line);
    start += text.length + 1;
    if (press === null) continue;
    const run = open.get(press.form);
    if (run !== undefined && line - run.at(-1)!.line <= MOST_BETWEEN + 1) {
      run.push(press);
      continue;
    }
    const fresh = [press];
    open.set(press.form, fresh);
    runs.push(fresh);
  }
  return runs.filter(({ length }) => length > 1);
}

/** The last digit by itself on the line. */
function pressIn(text: string, start: number, line: number): Press | null {
  const last = [...text.matchAll(SINGLE)].at(-1);
  if (last === undefined) return null;
  const from = start + last.index;
  const before = /\D*$/.exec(text.slice(0, last.index))![0];
  return { digit: last[0], range: [from, from + 1], line, form: before + text.slice(last.index + 1) };
}
