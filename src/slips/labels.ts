// Finds the labels of a slip: where each of them stands, what it is called, in which language, and what comes behind it.
import { SLIP_LABELS } from '../definitions/glossary/slip-labels.ts';
import { type Term, wordingsOf } from '../definitions/glossary.ts';
import { type OwnWords, ownWordingsOf } from '../definitions/own-words.ts';

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
/** The labels, and what was found on lines: most of a slip comes again on its other copies and in other scenarios. */
type Reader = { labels: Labels; lines: Map<string, readonly OnLine[]> };

const MOST_KEPT = 2000;

/** One for each set of own words, by what it says: a run has one, or none. */
const made = new Map<string, Reader>();
const MOST_MADE = 8;

const languageOf = (text: string): SlipLanguage => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');

function readerFor(own: OwnWords): Reader {
  const key = JSON.stringify(own);
  const known = made.get(key);
  if (known !== undefined) return known;
  const all = Object.entries<Term>(SLIP_LABELS).flatMap(([key, term]) => {
    const { en, zh } = wordingsOf(term);
    const wordings = [...en, ...zh, ...ownWordingsOf(own, 'label', key)];
    return wordings.map((wording) => ({
      wording: wording.toLowerCase(),
      name: key as LabelName,
      language: languageOf(wording),
    }));
  });
  const labels = Map.groupBy(
    all.sort((a, b) => b.wording.length - a.wording.length),
    ({ wording }) => wording.charCodeAt(0),
  );
  const reader = { labels, lines: new Map() };
  if (made.size >= MOST_MADE) made.clear();
  made.set(key, reader);
  return reader;
}

const LETTER = /\p{L}/u;

/** A letter stands there; `digits`: or a digit. Places beyond the text have none. */
function isLetter(text: string, at: number, digits = false): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39) return digits;
  return code < 0x80 ? code >= 0x61 && code <= 0x7a : LETTER.test(text[at] ?? '');
}

/** Each slip is read in a cold thread, so no pattern with every label in it is tried at every place. */
function labelAt(labels: Labels, text: string, at: number): Label | undefined {
  const candidates = labels.get(text.charCodeAt(at));
  if (candidates === undefined || isLetter(text, at - 1)) return undefined;
  for (const label of candidates) {
    if (!text.startsWith(label.wording, at)) continue;
    // Chinese labels may have their value right behind them, English ones end with their word.
    if (label.language === 'zh' || !isLetter(text, at + label.wording.length, true)) return label;
  }
  return undefined;
}

/** Every label of the lines, from top to bottom, in the published wordings of both languages and in those of the terminal's own. */
export function labelsOf(lines: readonly string[], own: OwnWords): FoundLabel[] {
  const { labels, lines: kept } = readerFor(own);
  return lines.flatMap((line, index) => {
    let found = kept.get(line);
    if (found === undefined) {
      found = labelsOn(labels, line);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(line, found);
    }
    return found.map(({ name, language, rest }, at) => ({
      name,
      language,
      line: index,
      rest: rest === '' && at === found.length - 1 ? (lines[index + 1] ?? '').trim() : rest,
    }));
  });
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
