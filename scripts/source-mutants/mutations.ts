// What can be made wrong in a line of source, whoever wrote it: each way is one edit that a person might have slipped into.

/** By the ending of a file: words of its language. */
type Language = { and: string; or: string; yes: string; no: string; nothing: string; condition: RegExp };
const LANGUAGES: Readonly<Record<string, Language>> = {
  '.py': { and: ' and ', or: ' or ', yes: 'True', no: 'False', nothing: 'pass', condition: /\b(?:el)?if (.+):$/ },
  '.mjs': { and: ' && ', or: ' || ', yes: 'true', no: 'false', nothing: ';', condition: /\bif \((.+?)\)(?= |$)/ },
};
const COMMENT = /^\s*(?:#|\/\/|\/?\*|"""|import |from |export \{)/;
/** A call, an assignment or an end that stands in a line of its own. */
const STATEMENT = /^(\s+)(?:[\w.[\]"']+(?:\(.*\)| [-+|]?= .+)|(?:raise|throw|return)\b.*);?$/;
const SWAPS: readonly (readonly [string, string])[] = [
  [' == ', ' != '],
  [' === ', ' !== '],
  [' < ', ' <= '],
  [' > ', ' >= '],
  [' + ', ' - '],
  [' is not ', ' is '],
  [' not in ', ' in '],
];

const replaced = (line: string, from: string, to: string): string[] =>
  line.includes(from) ? [line.replace(from, to)] : [];

/** The line in every way in which it can be made wrong. */
function wrongLines(line: string, { and, or, yes, no, nothing, condition }: Language): string[] {
  if (COMMENT.test(line)) return [];
  const swaps = [...SWAPS, [and, or] as const, [yes, no] as const].flatMap(([one, other]) => [
    ...replaced(line, one, other),
    ...replaced(line, other, one),
  ]);
  const [, asked] = condition.exec(line) ?? [];
  const conditions = asked === undefined ? [] : [yes, no].map((always) => line.replace(asked, always));
  const numbers = [...line.matchAll(/(?<![\w."'])\d+(?![\w."'])/g)].map(
    ({ 0: digits, index }) => line.slice(0, index) + (Number(digits) + 1) + line.slice(index + digits.length),
  );
  const [, indent] = STATEMENT.exec(line) ?? [];
  const left = indent === undefined ? [] : [indent + nothing];
  return [...new Set([...swaps, ...conditions, ...numbers, ...left])].filter((each) => each !== line);
}

/** One line of a file made wrong; `line` counts from 1, `source` is the whole file. */
type Mutation = { line: number; was: string; is: string; source: string };

/** Every way in which a file can be made wrong in one line, in order. The ending of its name says the language; of others there is none. */
export function mutationsOf(name: string, source: string): Mutation[] {
  const language = LANGUAGES[name.slice(name.lastIndexOf('.'))];
  if (language === undefined) return [];
  const lines = source.split('\n');
  return lines.flatMap((was, at) =>
    wrongLines(was, language).map((is) => ({ line: at + 1, was, is, source: lines.with(at, is).join('\n') })),
  );
}
