// A slip as somebody reads it who has nothing but the paper: its printed lines.
import { saysWords, TERMS, type Term, wordingsOf } from '../definitions/glossary.ts';
import { type OwnWords, ownWordingsOf } from '../definitions/own-words.ts';
import { datesIn, ENTRY_LETTER, type FigureName, figureIn, isFigure, maskedIn } from './figures.ts';
import { type FoundLabel, type LabelName, labelsOf, type SlipLanguage } from './labels.ts';

export type { FigureName } from './figures.ts';
export type { SlipLanguage } from './labels.ts';

/** Marks and sentences of a slip, by the names of the table of words. */
type SlipMark = keyof typeof TERMS.slip;

/** What the paper says. */
export class PrintedSlip {
  readonly lines: readonly string[];
  readonly #own: OwnWords;
  readonly #labels: readonly FoundLabel[];
  /** The lines as one text: each for itself, joined by blanks, joined by nothing. */
  readonly #whole: readonly [string, string, string];
  /** Letters and digits of each line. */
  #bared: readonly string[] | undefined;
  #squeezedWhole: string | undefined;
  #flatWhole: string | undefined;
  readonly #said = new Map<SlipMark, boolean>();

  /** @param own wordings that the terminal has of its own */
  constructor(lines: readonly string[], own: OwnWords = {}) {
    this.lines = lines;
    this.#own = own;
    this.#labels = labelsOf(lines, own);
    this.#whole = [lines.join('\n'), lines.join(' '), lines.join('')];
  }

  get #bare(): readonly string[] {
    this.#bared ??= this.lines.map(bare);
    return this.#bared;
  }

  get #squeezed(): string {
    this.#squeezedWhole ??= squeezed(this.#whole[2]);
    return this.#squeezedWhole;
  }

  get #flat(): string {
    this.#flatWhole ??= this.#whole[0].replaceAll(/\s+/g, ' ');
    return this.#flatWhole;
  }

  /** The figures behind that label, each once: an amount in fen, dates as MMDD, everything else as printed but for gaps. */
  figures(name: FigureName): string[] {
    const found = this.#of(name).flatMap(({ rest }) => figureIn(name, rest) ?? []);
    return [...new Set(found)];
  }

  /** Dates with times, `YYYY-MM-DD HH:MM:SS`, labelled or not. */
  get dates(): string[] {
    return datesIn(this.lines);
  }

  /** Masked card numbers and payment codes, behind a label or by their form alone. */
  get cardNumbers(): string[] {
    const behind = [...this.figures('card-number'), ...this.figures('payment-code')];
    return behind.length > 0 ? behind : maskedIn(this.lines);
  }

  /** The letter behind the card number or payment code, with a label or without; null when there is none. */
  get entryLetter(): string | null {
    for (const line of this.lines) {
      const letter = ENTRY_LETTER.exec(line)?.[1];
      if (letter !== undefined && MASKED.test(line)) return letter;
    }
    return null;
  }

  /** That text stands right behind the label, a number of it in front or not; it may go on on the next line. */
  names(name: LabelName, text: string): boolean {
    const wanted = squeezed(text);
    return this.#of(name).some(({ rest, line }) => {
      const told = squeezed(`${rest}${this.lines[line + 1] ?? ''}`);
      return told.startsWith(wanted) || told.replace(/^\d+/, '').startsWith(wanted);
    });
  }

  /** The text stands somewhere; a number by itself, without a letter or digit right before or behind it. */
  shows(text: string): boolean {
    if (!/\d/.test(text)) return this.#squeezed.includes(squeezed(text));
    const all = this.#flat;
    for (let at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1))
      if (!WORD.test(all[at - 1] ?? '') && !WORD.test(all[at + text.length] ?? '')) return true;
    return false;
  }

  /** The mark or sentence is there, in either language. */
  says(mark: SlipMark): boolean {
    const known = this.#said.get(mark);
    if (known !== undefined) return known;
    const { accept, heard = [] }: Term = TERMS.slip[mark];
    const said =
      accept.some((pattern) => this.#whole.some((text) => pattern.test(text))) ||
      this.#hears([...heard, ...ownWordingsOf(this.#own, 'slip', mark)]);
    this.#said.set(mark, said);
    return said;
  }

  /** The transaction is called by a name of that function, in either language: as a clause of its own, or behind its label. */
  saysTransaction(chosen: string): boolean {
    const term = (TERMS.label as Record<string, Term>)[`of-${chosen}`];
    if (term === undefined) return true;
    const names = [term.en, term.zh, ...(term.also ?? []), ...ownWordingsOf(this.#own, 'label', `of-${chosen}`)];
    const labelled = this.#of('transaction').map(({ rest }) => bare(rest));
    return names.some((name) => labelled.includes(bare(name))) || this.#hears(names);
  }

  /** Figures whose labels are in the other language alone. */
  notIn(language: SlipLanguage): LabelName[] {
    const read = this.#labels.filter(({ name, rest }) => isFigure(name) && figureIn(name, rest) !== null);
    const names = [...new Set(read.map(({ name }) => name))];
    return names.filter((name) => !this.#labels.some((label) => label.name === name && label.language === language));
  }

  /** Marks and sentences in the other language alone; wordings of the terminal's own are in any. */
  marksNotIn(language: SlipLanguage): SlipMark[] {
    const marks = Object.keys(TERMS.slip) as SlipMark[];
    return marks.filter(
      (mark) =>
        this.#saysIn(mark, language === 'en' ? 'zh' : 'en') &&
        !this.#saysIn(mark, language) &&
        !this.#hears(ownWordingsOf(this.#own, 'slip', mark)),
    );
  }

  #saysIn(mark: SlipMark, language: SlipLanguage): boolean {
    const term: Term = TERMS.slip[mark];
    const patterns = term.accept.filter(({ source }) => HAN.test(source) === (language === 'zh'));
    const said = patterns.some((pattern) => this.#whole.some((text) => pattern.test(text)));
    return said || this.#hears(wordingsOf(term)[language]);
  }

  /** What stands behind the label, for a finding; null when there is none. */
  rest(name: LabelName): string | null {
    return this.#of(name)[0]?.rest ?? null;
  }

  #of(name: LabelName): FoundLabel[] {
    return this.#labels.filter((label) => label.name === name);
  }

  /** One of the wordings is a clause of its own. What is nowhere, however it is broken and pointed, need not be looked for as one. */
  #hears(wordings: readonly string[]): boolean {
    const all = this.#bare.join('');
    const likely = wordings.filter((wording) => all.includes(bare(wording)));
    if (likely.length === 0) return false;
    // Nearly always one line says it.
    const sought = likely.map(bare);
    const lines = this.lines.filter((_, at) => sought.some((wording) => this.#bare[at]!.includes(wording)));
    return lines.some((line) => saysWords(likely, [line])) || saysWords(likely, this.lines);
  }
}

const squeezed = (text: string) => text.replaceAll(/\s/g, '').toLowerCase();
/** Letters and digits alone. */
const bare = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
const HAN = /\p{Script=Han}/u;
const WORD = /[0-9A-Za-z]/;
/** A number of which something is hidden: several marks, or one in front of the last four digits. */
const MASKED = /[*xX•·]{2}|(?<![0-9A-Za-z])[*xX•·] ?\d{4}(?!\d)/;
