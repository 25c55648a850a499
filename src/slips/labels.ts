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

/** One for each set of own words: a run has one, or none. */
const made = new WeakMap<OwnWords, Labels>();

const languageOf = (text: string): SlipLanguage => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');

function labelsFor(own: OwnWords): Labels {
  const known = made.get(own);
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
  made.set(own, labels);
  return labels;
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
  const labels = labelsFor(own);
  return lines.flatMap((line, index) => {
    const text = line.toLowerCase();
    const found: FoundLabel[] = [];
    let last = '';
    for (let at = 0; at < text.length; at++) {
      const label = labelAt(labels, text, at);
      if (label === undefined) continue;
      at += label.wording.length - 1;
      last = line
        .slice(at + 1)
        .replace(/^\s*[:：]?\s*/, '')
        .trim();
      found.push({ name: label.name, language: label.language, line: index, rest: last });
    }
    const end = found.at(-1);
    if (end !== undefined && last === '') end.rest = (lines[index + 1] ?? '').trim();
    return found;
  });
}
