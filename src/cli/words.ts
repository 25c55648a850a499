// tillproof words: every text that a scenario may look for on a screen or a slip, with the wordings that are accepted for it.
import { Command } from 'commander';
import { markdownOf, said, table } from '../compliance/reports/markdown.ts';
import { SEEN_KINDS, type SeenKind, TERMS, type Term, wordingsOf } from '../definitions/glossary.ts';
import { CommandError } from '../run/exit.ts';

type WordRow = {
  key: string;
  where: SeenKind;
  /** The names that a scenario may use for it. */
  names: { en: string; zh: string };
  accepted: { en: string[]; zh: string[] };
};

/** Every text, those of the screen first. */
export function wordRows(): WordRow[] {
  return SEEN_KINDS.flatMap((where) =>
    Object.entries<Term>(TERMS[where]).map(([key, term]) => ({
      key,
      where,
      names: { en: term.en, zh: term.zh },
      accepted: wordingsOf(term),
    })),
  );
}

const PAGE = {
  en: {
    title: 'Words',
    other: '[中文](words.zh-CN.md)',
    intro: [
      'Every text that a scenario may look for on the screen or on a slip, and the wordings that count as it. `tillproof words` prints the same list; this page is made by `tillproof words --markdown --language en`.',
      'A terminal may say any of them, in either language. A wording counts where it is a line or a clause of its own, without regard to case: "Declined: not enough money (51)" says "Not enough money". Most of them count inside a longer sentence too, and so does much that is like them. It may be broken across lines.',
      'A terminal that says it otherwise need not be changed. The run configuration takes its own wordings, by the name of the text, and the report shows them. A terminal may also declare them itself, as `words` of its [capabilities](contract.md#capabilities); for a text that the run configuration names, that of the run counts:',
    ],
    after:
      'A wording that would make a wrong text right, because it also says the opposite, is refused. A scenario of your own that looks for a text that is not in the list carries the tag `@literal`; then the text has to stand there as it is.',
    where: { screen: 'On the screen', slip: 'On slips' },
    head: ['text', 'accepted'],
  },
  zh: {
    title: '文字',
    other: '[English](words.md)',
    intro: [
      '场景可以在屏幕和签购单上查找的全部文字，以及各自认可的说法。`tillproof words` 打印同一清单；本页由 `tillproof words --markdown --language zh-CN` 生成。',
      '终端用中文或英文说出其中任何一种均可。说法单独成行或自成一句即算，不区分大小写：“交易失败：余额不够（51）”即说了“余额不够”。多数说法出现在更长的句子中也算，相近的说法亦然；一句话可以折行。',
      '终端另有说法的，不必修改终端：运行配置可按文字名称登记终端自有的说法，报告会列出这些说法。终端也可以自己在[能力声明](contract.zh-CN.md#能力声明)的 `words` 中登记；运行配置已写明的文字，以运行配置为准：',
    ],
    after:
      '若某个说法同时表示相反的意思，会使错误的文字被当作正确，此类说法会被拒绝。自编场景要查找清单之外的文字，须加标签 `@literal`；此时文字须逐字出现。',
    where: { screen: '屏幕', slip: '签购单' },
    head: ['文字', '认可的说法'],
  },
} as const;

const EXAMPLE = { en: ['Insufficient funds', 'Your account is too low'], zh: ['余额不足', '您的账户钱不够'] } as const;

/** The page of docs/ in that language. */
export function wordsPage(language: 'en' | 'zh-CN'): string {
  const key = language === 'en' ? 'en' : 'zh';
  const page = PAGE[key];
  const [name, wording] = EXAMPLE[key];
  const tables = SEEN_KINDS.map((kind) => {
    const rows = wordRows().filter(({ where }) => where === kind);
    const cells = rows.map(({ names, accepted }) => {
      const [own, other] = language === 'en' ? [accepted.en, accepted.zh] : [accepted.zh, accepted.en];
      return [said(names[key]), said([...own, ...other].join(' · '))];
    });
    return `## ${page.where[kind]}\n\n${markdownOf([table([page.head, ...cells])]).trimEnd()}`;
  });
  const [what, how, mapping] = page.intro;
  const yaml = `\`\`\`yaml run\nwords:\n  ${name}: [${wording}]\n\`\`\``;
  return `${[`# ${page.title}`, page.other, what, how, mapping, yaml, page.after, ...tables].join('\n\n')}\n`;
}

function listing(rows: readonly WordRow[], language: string): string {
  const groups = SEEN_KINDS.map((kind) => {
    const own = rows.filter(({ where }) => where === kind);
    if (own.length === 0) return '';
    const lines = own.flatMap(({ names, accepted }) => {
      const name = language === 'both' ? `${names.en} · ${names.zh}` : language === 'en' ? names.en : names.zh;
      return [
        `  ${name}`,
        ...(language === 'zh-CN' ? [] : [`      ${accepted.en.join(' · ')}`]),
        ...(language === 'en' ? [] : [`      ${accepted.zh.join(' · ')}`]),
      ];
    });
    return `\n${PAGE.en.where[kind]} · ${PAGE.zh.where[kind]}\n${lines.join('\n')}`;
  });
  return `${groups.filter(Boolean).join('\n')}\n\n${rows.length} texts. docs/words.md tells how they are recognised, and how a run maps other wordings to them.`;
}

const LANGUAGES = ['en', 'zh-CN', 'both'];

export function words(): Command {
  return new Command('words')
    .description('lists every text that a scenario may look for on a screen or slip, with its accepted wordings')
    .option('--language <language>', 'en, zh-CN or both', 'both')
    .option('--search <words>', 'only texts with these words in a name or a wording')
    .option('--json', 'print the list as JSON')
    .option('--markdown', 'print the page docs/words.md in one language')
    .action((options: { language: string; search?: string; json?: boolean; markdown?: boolean }) => {
      const { language, search = '' } = options;
      if (!LANGUAGES.includes(language))
        throw new CommandError(`--language: "${language}" is none of ${LANGUAGES.join(', ')}.`);
      if (options.markdown) {
        process.stdout.write(wordsPage(language === 'zh-CN' ? 'zh-CN' : 'en'));
        return;
      }
      const rows = wordRows().filter(({ key, accepted }) =>
        [key, ...accepted.en, ...accepted.zh].some((text) => text.toLowerCase().includes(search.toLowerCase())),
      );
      console.log(options.json ? JSON.stringify(rows, null, 2) : listing(rows, language));
    });
}
