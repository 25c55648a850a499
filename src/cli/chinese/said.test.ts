// What the commands say themselves they say in the reader's language: no line and no refusal stands in one alone.
import { describe, expect, it } from 'vitest';
import { files, read } from '../../imports.fixture.ts';

const sources = ['src/cli', 'src/run'].flatMap((folder) => files(folder, '.ts'));
const own = sources.filter((file) => !/\.(test|fixture)\.ts$/.test(file));

/** Texts in quotes that are told as they stand: to `console`, to a stream, to who tells the rest, or as the words of a refusal. */
const TOLD =
  /(?:new CommandError|console\.(?:log|error)|stderr\.write|\b(?:say|tell))\(\s*(?:[\w.]+ \? [^:]+ : )?(['`"])((?:(?!\1)[^\\]|\\.)*)\1/g;

/** What of a text is not put in: words of English, two or more of them one behind the other. */
const isEnglish = (text: string) => /[a-z]{2,},? [a-z]{2,}/i.test(text.replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '§'));

const lonely = (text: string) =>
  [...text.matchAll(TOLD)]
    .map(([, , words = '']) => words)
    .filter((words) => isEnglish(words) && !/\p{Script=Han}/u.test(words));

/** What one of the house says of it in its own words goes into both languages as it is: a message, or reasons that were made before. */
const HANDED_ON = [
  // one text as the words of a refusal
  /new CommandError\(\s*(?:\(\w+ as Error\)\.message|`[^`]*\$\{\(?\w*(?: as Error\))?\.?message\}[^`]*`|`[^`]*\$\{\w+\.map\(|\w+\.map\()/g,
  // the same variable in both, of which nothing was turned
  /\ben: `[^`]*\$\{(reasons?|lines|mistakes|errors|listed|message)\}[^`]*`,\s*zh: `[^`]*\$\{\1\}/g,
  /\(\((\w+)\) => \(\{ en: \1, zh: \1 \}\)\)/g,
];
/** What another program says of itself. */
const OTHERS: readonly string[] = ['src/run/browser.ts'];

const handedOn = (text: string) => HANDED_ON.flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => found));

describe('what commands hand on', () => {
  it('was turned before, too', () => {
    const asked = own.filter((file) => !OTHERS.includes(file));
    expect(asked.flatMap((file) => handedOn(read(file)).map((words) => `${file}: ${words}`))).toEqual([]);
  });

  it.each([
    ['throw new CommandError((error as Error).message);', 1],
    [`throw new CommandError(reasons.map((each) => \`\${each}.\`).join('x'));`, 1],
    [`throw new CommandError(\`--shard: \${errors.map(({ message }) => message)}\`, 3);`, 1],
    [`throw new CommandError(\`\${nameOf(spec)}: \${(error as Error).message}\`, 3);`, 1],
    [`throw new CommandError({ en: \`it is not YAML: \${message}\`, zh: \`不是YAML：\${message}\` });`, 1],
    [`throw new CommandError({\n en: \`it does not count: \${reasons}\`,\n zh: \`无效：\${reasons}\` });`, 1],
    ['reasons.push(...read.reasons.map((each) => ({ en: each, zh: each })));', 1],
    [`throw new CommandError({ en: \`no: \${listed('en')}\`, zh: \`无效：\${listed('zh')}\` });`, 0],
    ['throw new CommandError(error.words);', 0],
  ])('%s is seen for what it is', (text, found) => {
    expect(handedOn(text).length).toBe(found);
  });
});

describe('what commands say', () => {
  it('stands in both languages', () => {
    expect(own.flatMap((file) => lonely(read(file)).map((words) => `${file}: ${words}`))).toEqual([]);
  });

  it.each([
    ["throw new CommandError('--x: it is none.');", 1],
    [`throw new CommandError(\`--x: \${name} is none.\`, 3);`, 1],
    ["console.error('tillproof: nothing opens it.');", 1],
    ["say('tillproof: nothing opens it.');", 1],
    [`tell(\`\${done} of \${all} scenarios were played\`);`, 1],
    [`console.log(opened ? target : \`\${target}  (nothing here opens it)\`);`, 1],
    ["throw new CommandError({ en: 'it is none', zh: '没有' });", 0],
    [`throw new CommandError(\`--x: \${(error as Error).message}\`);`, 0],
    [`console.error(\`tillproof: \${WORDS[speech](of, all)}\`);`, 0],
  ])('%s is seen for what it is', (text, found) => {
    expect(lonely(text).length).toBe(found);
  });
});
