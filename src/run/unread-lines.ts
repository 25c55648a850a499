// Lines of a feature that were meant as keywords and are read as descriptions, so that what stands under them would vanish without a word.
import { dialects } from '@cucumber/gherkin';
import type { Bilingual } from '../definitions/evidence.ts';

/** A line that begins no scenario though it looks so; `line` counts from 1. */
type UnreadLine = { line: number; why: Bilingual };

type Words = { blocks: readonly string[]; scenarios: readonly string[]; steps: readonly string[] };

/** The keywords of the languages that features are written in. */
const WORDS: Words = [dialects.en, dialects['zh-CN']]
  .filter((each) => each !== undefined)
  .reduce<Words>(
    (all, { feature, background, rule, scenario, scenarioOutline, examples, given, when, then, and, but }) => ({
      blocks: [...all.blocks, ...feature, ...background, ...rule, ...scenario, ...scenarioOutline, ...examples],
      scenarios: [...all.scenarios, ...scenario, ...scenarioOutline],
      steps: [...all.steps, ...given, ...when, ...then, ...and, ...but],
    }),
    { blocks: [], scenarios: [], steps: [] },
  );

const oneOf = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[*]/g, '\\*'))
    .join('|');
const WIDE_COLON = new RegExp(`^(${oneOf(WORDS.blocks)})\\s*：`);
const NO_COLON = new RegExp(`^(${oneOf(WORDS.scenarios)})(?:\\s[^:：]*)?$`);
const STEP = new RegExp(`^(?:${oneOf(WORDS.steps)})`);
/** What stands behind a keyword: steps, a table, tags, the next keyword. */
const BEHIND = new RegExp(`^(?:${oneOf(WORDS.steps)}|[|@]|(?:${oneOf(WORDS.blocks)})\\s*[:：])`);
const DOC_STRING = /^("""|```)/;

/** Every such line of a feature file. */
export function unreadLines(text: string): UnreadLine[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  let quoted: string | null = null;
  return lines.flatMap((line, at): UnreadLine[] => {
    const mark = DOC_STRING.exec(line)?.[1];
    if (mark !== undefined && (quoted === null || quoted === mark)) quoted = quoted === null ? mark : null;
    if (quoted !== null || line.startsWith('#')) return [];
    const wide = WIDE_COLON.exec(line)?.[1];
    const next = lines.slice(at + 1).find((each) => each !== '' && !each.startsWith('#')) ?? '';
    // Prose may well begin "规则：…"; what follows such a keyword tells it from prose.
    if (wide !== undefined && (WORDS.scenarios.includes(wide) || BEHIND.test(next)))
      return [
        {
          line: at + 1,
          why: {
            en: `"${wide}" needs a half-width colon behind it (":"), with "：" it begins nothing`,
            zh: `“${wide}”之后须用半角冒号“:”，用“：”则不起作用`,
          },
        },
      ];
    const bare = NO_COLON.exec(line)?.[1];
    if (bare === undefined || !STEP.test(next)) return [];
    return [
      {
        line: at + 1,
        why: {
          en: `"${bare}" needs a colon behind it, without one it begins nothing`,
          zh: `“${bare}”之后须有冒号“:”，否则不起作用`,
        },
      },
    ];
  });
}
