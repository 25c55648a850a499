// Why a feature file cannot be read, for people: the place, what stands there, and what to do, in both languages.
import type { Bilingual } from '../definitions/evidence.ts';

type Say = (...parts: string[]) => Bilingual;

/** What the reader of features says behind the place. */
const FORMS: readonly (readonly [RegExp, Say])[] = [
  [
    /^inconsistent cell count within the table$/,
    () => ({
      en: 'the rows of this table have not all the same number of cells',
      zh: '此表格各行的单元格数不同',
    }),
  ],
  [
    /^unexpected end of file, expected: .*$/,
    () => ({
      en: 'the file ends too early; a tag stands before a scenario, and quotes of a text need their end',
      zh: '文件过早结束；标签之后须有场景，多行文字须有结尾的引号',
    }),
  ],
  [
    /^Language not supported: (.+)$/,
    (name) => ({
      en: `there is no language ${name}; write "# language: en" or "# language: zh-CN"`,
      zh: `没有语言${name}；请写“# language: en”或“# language: zh-CN”`,
    }),
  ],
  [
    /^A tag may not contain whitespace$/,
    () => ({ en: 'a tag has no blank in it; each begins with @', zh: '标签内不能有空格；每个标签以@开头' }),
  ],
  [
    /^expected: (.*), got '(.*)'$/s,
    (expected, found) =>
      expected.includes('#FeatureLine')
        ? {
            en: `"${found}" cannot stand before the feature; the file begins with "Feature:"`,
            zh: `“${found}”不能出现在功能之前；文件以“功能:”开头`,
          }
        : {
            en: `"${found}" cannot stand here; a step begins with Given, When, Then, And or But, a scenario with "Scenario:"`,
            zh: `“${found}”不能出现在这里；步骤以“假如、当、那么、而且、但是”开头，场景以“场景:”开头`,
          },
  ],
];

const PLACED = /^\((\d+):\d+\): (.*)$/s;

/** What Cucumber says of a file; a sentence that nobody knows stays as it is. */
export function parseTrouble(file: string | undefined, message: string): Bilingual {
  const [, line, said = message] = PLACED.exec(message) ?? [];
  const place = (name: string) => (line === undefined ? name : `${name}:${line}`);
  const [en, zh] = [place(file ?? 'a feature file'), place(file ?? '某个feature文件')];
  const form = FORMS.find(([pattern]) => pattern.test(said));
  const parts = form?.[0].exec(said)?.slice(1) ?? [];
  const words = form === undefined ? { en: said, zh: said } : form[1](...parts);
  return { en: `${en}: ${words.en}`, zh: `${zh}：${words.zh}` };
}

/** The same of the line that Cucumber writes to the console; null for any other line. */
export function consoleTrouble(line: string): Bilingual | null {
  const [, file, message] = /^Parse error in "(.*?)" (.*?)\s*$/s.exec(line) ?? [];
  return message === undefined ? null : parseTrouble(file, message);
}
