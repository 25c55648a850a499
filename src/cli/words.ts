// tillproof words: every text that a scenario may look for on a screen or a slip, with the wordings that are accepted for it, and every test card.
import { Command } from 'commander';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import { TEST_CARDS, testCards } from '../definitions/cards.ts';
import { SEEN_KINDS, type SeenKind, TERMS, type Term, wordingsOf } from '../definitions/glossary.ts';
import { CommandError } from '../run/exit.ts';

type WordRow = {
  key: string;
  where: SeenKind | 'card';
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

/** Every test card, those that come along first. */
const cardRows = (): WordRow[] =>
  testCards().map(({ kind, zh }) => ({
    key: kind,
    where: 'card',
    names: { en: kind, zh },
    accepted: { en: [kind], zh: [zh] },
  }));

/** The cards that the project of the working folder, or of that configuration, brings of its own. */
async function takeOwnCards(config: string | undefined): Promise<void> {
  const { readConfiguration } = await import('../run/configuration.ts');
  const { cards } = await readConfiguration(config);
  if (cards !== undefined) (await import('../run/own-cards.ts')).takeOwnCards(cards);
}

/** How the figures of a slip are read. */
const LABEL_WORDS = {
  en: [
    'A sales slip is read off its printed lines alone. A figure is what stands behind its label: on the same line, with or without a colon, or at the beginning of the next line where the label ends its own. Several may share a line: `Batch 000042 Voucher 000007`.',
    'Amount, voucher, batch, reference, authorisation code, operator, issuer, acquirer and whatever is of the original transaction need a label. An amount has two decimals, with or without separators, and `CNY`, `RMB`, `¥` or nothing before it. Merchant number, terminal number, merchant name, heading, masked card number and date with time (`YYYY-MM-DD HH:MM:SS`) may stand without one. The letter of the way the card was read stands behind the card number. The transaction is called by its name. Labels are in the language that the terminal was told to speak; what says them in both languages is right, too.',
  ],
  zh: [
    '签购单只按印出的各行来读。要素的值是其标签之后的内容：同一行上，有无冒号均可；标签在行尾的，则为下一行开头。一行可以有多个要素：`批次号：000042 凭证号：000007`。',
    '金额、凭证号、批次号、参考号、授权码、操作员号、发卡行、收单机构以及原交易的各项须有标签。金额印两位小数，可有千位分隔符，前面可有 `RMB`、`CNY`、`¥`。商户编号、终端编号、商户名称、标题、屏蔽后的卡号、日期时间（`YYYY-MM-DD HH:MM:SS`）可以没有标签。读卡方式的字母紧跟在卡号之后。交易按其名称印出。标签须用终端被设定的语言；中英文并列亦可。',
  ],
} as const;

const PAGE = {
  en: {
    title: 'Words',
    other: '[中文](words.zh-CN.md)',
    intro: [
      'Every text that a scenario may look for on the screen or on a slip, and the wordings that count as it. `tillproof words` prints the same list; this page is made by `tillproof words --markdown --language en`.',
      'A terminal may say any of them, in the language that it was told to speak; what says it in both languages is right, too. A wording counts where it is a line or a clause of its own, without regard to case: "Declined: not enough money (51)" says "Not enough money". Most of them count inside a longer sentence too, and so does much that is like them. It may be broken across lines.',
      'A terminal that says it otherwise need not be changed. The run configuration takes its own wordings, by the name of the text, and the report shows them. A terminal may also declare them itself, as `words` of its [capabilities](contract.md#capabilities); for a text that the run configuration names, that of the run counts:',
    ],
    after:
      'A wording that would make a wrong text right, because it also says the opposite, is refused. A scenario of your own that looks for a text that is not in the list carries the tag `@literal`; then the text has to stand there as it is.',
    where: { screen: 'On the screen', slip: 'On slips', label: 'Labels of slips', card: 'Test cards' },
    cards:
      'Names of test cards, as a scenario says them: `a "debit chip" card issued by "ICBC"`. A project may [bring its own](certification.md#test-cards-of-your-own).',
    cardHead: ['card', 'in Chinese'],
    label: LABEL_WORDS.en,
    head: ['text', 'accepted', 'when'],
    when: 'The last column says when a scenario looks for a text: the first such case by number and name, and the numbers of others (`tillproof certify --list` has them all). A text with a dash need not be there: it is in the list because it must not be taken for another.',
  },
  zh: {
    title: '文字',
    other: '[English](words.md)',
    intro: [
      '场景可以在屏幕和签购单上查找的全部文字，以及各自认可的说法。`tillproof words` 打印同一清单；本页由 `tillproof words --markdown --language zh-CN` 生成。',
      '终端用其被设定的语言说出其中任何一种均可；中英文并列亦可。说法单独成行或自成一句即算，不区分大小写：“交易失败：余额不够（51）”即说了“余额不够”。多数说法出现在更长的句子中也算，相近的说法亦然；一句话可以折行。',
      '终端另有说法的，不必修改终端：运行配置可按文字名称登记终端自有的说法，报告会列出这些说法。终端也可以自己在[能力声明](contract.zh-CN.md#能力声明)的 `words` 中登记；运行配置已写明的文字，以运行配置为准：',
    ],
    after:
      '若某个说法同时表示相反的意思，会使错误的文字被当作正确，此类说法会被拒绝。自编场景要查找清单之外的文字，须加标签 `@literal`；此时文字须逐字出现。',
    where: { screen: '屏幕', slip: '签购单', label: '签购单标签', card: '测试卡' },
    cards:
      '测试卡的名称，场景中写作：`一张“借记芯片卡”，发卡行为“工商银行”`。项目可以[自带测试卡](certification.zh-CN.md#自有测试卡)。',
    cardHead: ['卡片', '英文名称'],
    label: LABEL_WORDS.zh,
    head: ['文字', '认可的说法', '何时'],
    when: '最后一列说明场景何时查找该文字：第一个用例的编号和名称，以及其他用例的编号（`tillproof certify --list`列出全部用例）。标“–”的文字不要求出现，列出是为了不把它当作其他意思。',
  },
} as const;

const EXAMPLE = { en: ['Insufficient funds', 'Your account is too low'], zh: ['余额不足', '您的账户钱不够'] } as const;

/** The page of docs/ in that language. */
export async function wordsPage(language: 'en' | 'zh-CN'): Promise<string> {
  const { markdownOf, said, table } = await import('../compliance/reports/markdown.ts');
  const key = language === 'en' ? 'en' : 'zh';
  const page = PAGE[key];
  const when = (await import('./occasions.ts')).occasions();
  const [name, wording] = EXAMPLE[key];
  const tables = SEEN_KINDS.map((kind) => {
    const rows = wordRows().filter(({ where }) => where === kind);
    const isLabel = kind === 'label';
    const cells = rows.map(({ key: term, names, accepted }) => {
      const [own, other] = language === 'en' ? [accepted.en, accepted.zh] : [accepted.zh, accepted.en];
      const cell = [said(names[key]), said([...own, ...other].join(' · '))];
      return isLabel ? cell : [...cell, said(when.get(`${kind}/${term}`)?.[key] ?? '–')];
    });
    const told = isLabel ? `${page.label.join('\n\n')}\n\n` : '';
    const head = isLabel ? page.head.slice(0, 2) : page.head;
    return `## ${page.where[kind]}\n\n${told}${markdownOf([table([head, ...cells])]).trimEnd()}`;
  });
  const named = Object.values(TEST_CARDS).map(({ kind, zh }) =>
    (language === 'en' ? [kind, zh] : [zh, kind]).map(said),
  );
  const cards = `## ${page.where.card}\n\n${page.cards}\n\n${markdownOf([table([page.cardHead, ...named])]).trimEnd()}`;
  const [what, how, mapping] = page.intro;
  const yaml = `\`\`\`yaml run\nwords:\n  ${name}: [${wording}]\n\`\`\``;
  return `${[`# ${page.title}`, page.other, what, how, mapping, yaml, page.after, page.when, ...tables, cards].join('\n\n')}\n`;
}

function listing(rows: readonly WordRow[], language: string, speech: ConsoleLanguage): string {
  const groups = ([...SEEN_KINDS, 'card'] as const).map((kind) => {
    const own = rows.filter(({ where }) => where === kind);
    if (own.length === 0) return '';
    const lines = own.flatMap(({ names, accepted }) => {
      const name = language === 'both' ? `${names.en} · ${names.zh}` : language === 'en' ? names.en : names.zh;
      if (kind === 'card') return `  ${name}`;
      return [
        `  ${name}`,
        ...(language === 'zh-CN' ? [] : [`      ${accepted.en.join(' · ')}`]),
        ...(language === 'en' ? [] : [`      ${accepted.zh.join(' · ')}`]),
      ];
    });
    return `${PAGE.en.where[kind]} · ${PAGE.zh.where[kind]}\n${lines.join('\n')}`;
  });
  return `${[...groups, SUM[speech](rows.length)].filter(Boolean).join('\n\n')}`;
}

const SUM = {
  en: (n: number) =>
    `${n} texts and cards. docs/words.md tells how they are recognised, and how a run maps other wordings to them.`,
  zh: (n: number) => `共${n}项文字和卡片。识别方法以及如何在运行配置中登记其他说法，见docs/words.zh-CN.md。`,
} as const satisfies Record<ConsoleLanguage, unknown>;

type Options = { language: string; search?: string; config?: string; json?: boolean; markdown?: boolean };

const LANGUAGES = ['en', 'zh-CN', 'both'];

export function words(speech: ConsoleLanguage = 'en'): Command {
  return new Command('words')
    .description(
      'lists every text that a scenario may look for on a screen or slip, with its accepted wordings, and every test card',
    )
    .option('--language <language>', 'en, zh-CN or both', 'both')
    .option('--search <words>', 'only texts and cards with these words in a name or a wording')
    .option('--config <file>', 'configuration whose own cards are listed, too (default: that of this folder)')
    .option('--json', 'print the list as JSON')
    .option('--markdown', 'print the page docs/words.md in one language')
    .action(async (options: Options) => {
      const { language, search = '' } = options;
      if (!LANGUAGES.includes(language))
        throw new CommandError({
          en: `--language: "${language}" is none of ${LANGUAGES.join(', ')}.`,
          zh: `--language：“${language}”不在可选值之中：${LANGUAGES.join('、')}。`,
        });
      if (options.markdown) {
        process.stdout.write(
          await wordsPage(language === 'zh-CN' || (language === 'both' && speech === 'zh') ? 'zh-CN' : 'en'),
        );
        return;
      }
      await takeOwnCards(options.config);
      const rows = [...wordRows(), ...cardRows()].filter(({ key, accepted }) =>
        [key, ...accepted.en, ...accepted.zh].some((text) => text.toLowerCase().includes(search.toLowerCase())),
      );
      console.log(options.json ? JSON.stringify(rows, null, 2) : listing(rows, language, speech));
    });
}
