// docs/messages.md out of the definitions: every message with its fields, request and answer, in either language.
import { unionPayPos } from '../definitions/dialects/unionpay-pos.ts';
import { UNIONPAY_PRESENCE } from '../definitions/dialects/unionpay-presence.ts';
import { answerRowsOf, REQUEST_NOTES, REQUEST_NOTES_OF } from '../definitions/message-notes.ts';
import type { Words } from '../definitions/message-words.ts';
import { RESPONSE_CODES } from '../definitions/response-codes.ts';
import { TRANSACTIONS, type TransactionDefinition, type TransactionType } from '../definitions/transactions.ts';
import type { Condition, FieldRow, Presence } from '../iso8583/index.ts';
import { responseMti } from '../iso8583/message.ts';

export type PageLanguage = 'en' | 'zh';

const OPENING: Record<PageLanguage, string> = {
  en: `# Messages, field by field

[中文](messages.zh-CN.md)

Every message between terminal and acquirer. [The contract](contract.md#the-wire) says what they are for and in which order they
come; this page says what stands in them. \`npx tillproof dialect messages\` prints it; a test holds it against the rows
of the code and against what the acquirer answers. \`npx tillproof dialect show unionpay-pos\` prints the same dialect with its encodings, for programs.

- **Form.** \`n\` digits, \`an\` letters and digits, \`ans\` any printable characters, \`z\` track characters, \`b\` bytes (as hex, two digits
  a byte, on the JSON wire). \`6\` is exactly six, \`..19\` up to nineteen. How the binary wire writes them: [wires](wires.md).
- **Request.** M: must be there, or the answer is 30 (12 without 3 or 25, A0 without 64). C: must be there when the condition holds. O: may be there. A field that is not in the table does not
  belong in the message. Field 55 alone is taken without its C: the host does not ask a chip card for it, the scenarios about chips do.
- **Answer.** M: always there where the host decided. Where it did not (code 12, 30, 77, 97 or A0 for what it could not place, or from a terminal that is not signed in or not known) fields that come of the decision may be missing: 15, 32, 37, 44
  and, since it has no key, 64. E: repeated from the request, where the request had it. C: there when the note says so.
- An answer with code 30 says what could be read of the request, and the code; other fields may be missing, over HTTP also the time of the host.
- **MAC.** A message with 64 in its table has a MAC, and so has its answer, but for the declines without one that [the contract](contract.md#mac) names.
`,
  zh: `# 报文域表

[English](messages.md)

终端与收单机构之间的全部报文。用途和先后见[终端契约](contract.zh-CN.md#报文)，本页列出各报文的域。
\`npx tillproof dialect messages --language zh-CN\`可打印本页；测试将本页与代码中的定义和主机的实际应答逐一核对。
\`npx tillproof dialect show unionpay-pos\`打印同一方言及其编码，供程序读取。

- **格式。**\`n\`数字，\`an\`字母和数字，\`ans\`可打印字符，\`z\`磁道字符，\`b\`字节（JSON线路上为十六进制，每字节两位）。
  \`6\`为定长六位，\`..19\`为至多十九位。二进制线路的编码见[线路](wires.zh-CN.md)。
- **请求。**M：必须有，否则应答30（缺3或25域为12，缺64域为A0）。C：条件成立时必须有。O：可有。表中没有的域不属于该报文。
  只有55域例外：缺少时主机照常受理，但芯片场景要求上送。
- **应答。**M：主机作出决定时总有。没有作出决定的（无法认定、终端未签到或未登记时的12、30、77、97、A0），可缺由决定而来的15、32、37、44域，没有密钥时也缺64域。E：请求中有则原样返回。C：按说明出现。
- 应答码为30时，只返回能读出的域和应答码，其他域可缺，HTTP上也可缺主机时间。
- **MAC。**表中有64域的报文带MAC，其应答亦然，[契约](contract.zh-CN.md#mac)所列不带MAC的拒绝除外。
`,
};

const HEADINGS: Record<PageLanguage, string> = {
  en: '| field | name | form | request | answer | what it says |\n| --- | --- | --- | --- | --- | --- |',
  zh: '| 域 | 名称 | 格式 | 请求 | 应答 | 内容 |\n| --- | --- | --- | --- | --- | --- |',
};

const say = ({ en, zh }: Words, language: PageLanguage) => (language === 'en' ? en : zh);

/** Type and length, such as `n 6` or `n ..19`. */
function formOf({ type, length, prefix }: FieldRow): string {
  return `\`${type} ${prefix === undefined ? '' : '..'}${length}\``;
}

const either = (values: readonly (string | number)[], language: PageLanguage) =>
  values.join(language === 'en' ? ' or ' : '或');

function conditionWords({ field, from, length, in: values }: Condition, language: PageLanguage): string {
  if (values === undefined) return language === 'en' ? `field ${field} is there` : `有${field}域`;
  const last = from !== undefined && length !== undefined ? from + length - 1 : undefined;
  const listed = either(
    values.map((value) => `\`${value}\``),
    language,
  );
  if (language === 'zh') return `${field}域${from === last ? `第${from}位` : `第${from}至${last}位`}为${listed}`;
  return `${from === last ? `character ${from}` : `characters ${from} to ${last}`} of field ${field} ${from === last ? 'is' : 'are'} ${listed}`;
}

/** When a conditional field must be there. */
function whenWords({ when, anyOf = [] }: NonNullable<Presence['conditional']>[number], language: PageLanguage): string {
  const conditions = when.map((each) => conditionWords(each, language));
  const unless = anyOf.length === 0 ? null : either(anyOf, language);
  if (language === 'zh')
    return [
      ...(conditions.length > 0 ? [`${conditions.join('且')}时`] : []),
      ...(unless ? [`无${unless}域时`] : []),
    ].join('，');
  return [
    ...(conditions.length > 0 ? [`when ${conditions.join(' and ')}`] : []),
    ...(unless ? [`unless field ${unless} is there`] : []),
  ].join(', ');
}

/** The parts of field 60, with what is fixed in them. */
function field60({ messageType, networkCode, mac, mandatory }: TransactionDefinition): Words {
  const code = networkCode ?? '000';
  const card = mac && mandatory.includes(22) && networkCode === undefined;
  return {
    en: `\`${messageType}\`, batch (6), \`${code}\`${card ? ', read capability (1), chip condition (1)' : ''}`,
    zh: `\`${messageType}\`、批次号（6）、\`${code}\`${card ? '、读取能力（1）、IC卡条件（1）' : ''}`,
  };
}

function requestNote(type: TransactionType, field: number): Words | null {
  const definition: TransactionDefinition = TRANSACTIONS[type];
  const own = REQUEST_NOTES_OF[type]?.[field];
  if (own !== undefined) return own;
  if (field === 3 && definition.processingCode !== null) return fixed(definition.processingCode);
  if (field === 25 && definition.conditionCode !== null) return fixed(definition.conditionCode);
  if (field === 60) return field60(definition);
  return REQUEST_NOTES[field] ?? null;
}

const fixed = (value: string): Words => ({ en: `\`${value}\``, zh: `\`${value}\`` });

/** One row of a message's table. */
export type MessageRow = { field: number; request: 'M' | 'C' | 'O' | '–'; answer: 'M' | 'E' | 'C' | '–'; says: string };

/** The rows of a message in the order of their fields. */
export function messageRows(type: TransactionType, language: PageLanguage): MessageRow[] {
  const { request } = UNIONPAY_PRESENCE.find(({ transaction }) => transaction === type)!;
  const { mandatory = [], optional = [], conditional = [] } = request;
  const answers = answerRowsOf(type);
  const numbers = new Set([...mandatory, ...optional, ...Object.keys(answers).map(Number)]);
  return [...numbers]
    .sort((a, b) => a - b)
    .map((field) => {
      const condition = mandatory.includes(field) ? undefined : conditional.find((each) => each.field === field);
      const asked = mandatory.includes(field) ? 'M' : condition ? 'C' : optional.includes(field) ? 'O' : '–';
      const answer = answers[field];
      const note = asked === '–' ? null : requestNote(type, field);
      const told = answer?.note ?? null;
      const same = note !== null && told !== null && note.en === told.en;
      const parts = [
        ...(note === null ? [] : [say(note, language)]),
        ...(condition === undefined ? [] : [whenWords(condition, language)]),
        ...(told === null || same || answer?.presence === 'E' || (asked !== '–' && told.en === 'as in the request')
          ? []
          : [`${asked === '–' ? '' : language === 'en' ? 'answer: ' : '应答：'}${say(told, language)}`]),
      ];
      return {
        field,
        request: asked,
        answer: answer?.presence ?? '–',
        says: parts.join(language === 'en' ? '; ' : '；'),
      };
    });
}

function section(type: TransactionType, language: PageLanguage): string {
  const definition: TransactionDefinition = TRANSACTIONS[type];
  const fields: Readonly<Record<string, FieldRow>> = unionPayPos.fields;
  const lines = messageRows(type, language).map(({ field, request, answer, says }) => {
    const row = fields[field]!;
    return `| ${field} | ${language === 'en' ? row.en : row.zh} | ${formOf(row)} | ${request} | ${answer} | ${says} |`;
  });
  const { mti } = definition;
  const heading = `## ${say(definition, language)}`;
  const what =
    language === 'en'
      ? `\`${mti}\`, answered by \`${responseMti(mti)}\`.`
      : `\`${mti}\`，应答\`${responseMti(mti)}\`。`;
  return [heading, '', what, '', HEADINGS[language], ...lines, ''].join('\n');
}

const CODES: Record<PageLanguage, string> = {
  en: `## Answer codes

Field 39. A code that is not in the table is a failure, shown with its number. The wording is yours ([words](words.md) has what is looked for); that a decline is
told apart from the others, and whom it sends people to, is not. Codes that end in "sign in again" take the keys away, whatever they answer.

| code | means | the operator reads, for example | sends people to |
| --- | --- | --- | --- |`,
  zh: `## 应答码

39域。表中没有的应答码视为失败，显示其号码。措辞自定（所查文字见[用语](words.zh-CN.md)）；但各种拒绝须能区分，并说明应联系谁。要求“重新签到”的应答码使密钥失效，无论应答的是什么。

| 应答码 | 含义 | 操作员所见，例如 | 请联系 |
| --- | --- | --- | --- |`,
};
const WHOM = { issuer: { en: 'the issuer', zh: '发卡行' }, acquirer: { en: 'the acquirer', zh: '收单机构' } } as const;

function codes(language: PageLanguage): string {
  const sorted = Object.values(RESPONSE_CODES).sort((a, b) => (a.code < b.code ? -1 : 1));
  const rows = sorted.map(({ code, contact, text, ...meaning }) => {
    const whom = contact === null ? '–' : say(WHOM[contact], language);
    return `| ${code} | ${say(meaning, language)} | ${say(text, language)} | ${whom} |`;
  });
  return `${[CODES[language], ...rows].join('\n')}\n`;
}

/** The whole page as Markdown. */
export function messagePage(language: PageLanguage): string {
  const types = Object.keys(TRANSACTIONS) as TransactionType[];
  return [OPENING[language], ...types.map((type) => section(type, language)), codes(language)].join('\n');
}
