// Finds the labels of a slip: where each of them stands, what it is called, in which language, and what comes behind it.
import { SLIP_LABELS } from '../definitions/glossary/slip-labels.ts';
import { type Term, wordingsOf } from '../definitions/glossary.ts';
import { type OwnWords, ownWordingsOf } from '../definitions/own-words.ts';
import { kept } from './kept.ts';

export type LabelName = keyof typeof SLIP_LABELS;
export type SlipLanguage = 'en' | 'zh';

/** A label on a line. */
export type FoundLabel = {
  name: LabelName;
  language: SlipLanguage;
  /** Index of its line. */
  line: number;
  /** What follows it on the line, or on the next one where it stands alone. */
  rest: string;
};

type Label = { wording: string; name: LabelName; language: SlipLanguage };
/** Labels by the code of their first character, longest first, in small letters. */
type Labels = ReadonlyMap<number, readonly Label[]>;
/** A label on a line that is looked at by itself. */
type OnLine = Omit<FoundLabel, 'line'>;

const languageOf = (text: string): SlipLanguage => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');

function labelsFor(own: OwnWords): Labels {
  const all = Object.entries<Term>(SLIP_LABELS).flatMap(([key, term]) => {
    const { en, zh } = wordingsOf(term);
    const wordings = [...en, ...zh, ...ownWordingsOf(own, 'label', key)];
    return wordings.map((wording) => ({
      wording: wording.toLowerCase(),
      name: key as LabelName,
      language: languageOf(wording),
    }));
  });
  return Map.groupBy(
    all.sort((a, b) => b.wording.length - a.wording.length),
    ({ wording }) => wording.charCodeAt(0),
  );
}

/** Readers of lines by the own words that they know: a run has one set, or none. Most of a slip comes again on its other copies and in other scenarios. */
const readerFor = kept(8, (own: string) => {
  const labels = labelsFor(JSON.parse(own));
  return kept(2000, (line: string) => labelsOn(labels, line));
});

const LETTER = /\p{L}/u;
const LETTER_OR_DIGIT = /[\p{L}\d]/u;

/** Each slip is read in a cold thread, so no pattern with every label in it is tried at every place. */
function labelAt(labels: Labels, text: string, at: number): Label | undefined {
  const candidates = labels.get(text.charCodeAt(at));
  if (candidates === undefined || LETTER.test(text[at - 1] ?? '')) return undefined;
  for (const label of candidates) {
    if (!text.startsWith(label.wording, at)) continue;
    // Chinese labels may have their value right behind them, English ones end with their word.
    if (label.language === 'zh' || !LETTER_OR_DIGIT.test(text[at + label.wording.length] ?? '')) return label;
  }
  return undefined;
}

/** Every label of the lines, from top to bottom, in the published wordings of both languages and in those of the terminal's own. */
export function labelsOf(lines: readonly string[], own: OwnWords): FoundLabel[] {
  const read = readerFor(JSON.stringify(own));
  return lines.flatMap((line, index) =>
    read(line).map(({ name, language, rest }) => ({
      name,
      language,
      line: index,
      rest: rest === '' ? (lines[index + 1] ?? '').trim() : rest,
    })),
  );
}

function labelsOn(labels: Labels, line: string): OnLine[] {
  const text = line.toLowerCase();
  const found: OnLine[] = [];
  for (let at = 0; at < text.length; at++) {
    const label = labelAt(labels, text, at);
    if (label === undefined) continue;
    at += label.wording.length - 1;
    const rest = line
      .slice(at + 1)
      .replace(/^\s*[:：]?\s*/, '')
      .trim();
    found.push({ name: label.name, language: label.language, rest });
  }
  return found;
}
