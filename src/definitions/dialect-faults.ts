// What is wrong with a row of a dialect, as the reader of dialects says it, for people: in both languages, and a form in words.
import type { Bilingual } from './evidence.ts';
import { type Form, inChinese } from './forms.ts';
import { patternWords } from './pattern-words.ts';
import { yamlTroubleInChinese } from './yaml-forms.ts';

const ROWS: readonly Form[] = [
  [/^field (.+)$/, '第$1域'],
  [/^header (\d+)$/, '报文头第$1项'],
  [/^presence (\d+)$/, 'presence第$1条'],
  [/^document$/, '整个文件'],
];

const KINDS: Readonly<Record<string, string>> = {
  array: '列表',
  boolean: 'true或false',
  integer: '整数',
  null: '空值',
  number: '数',
  object: '对象',
  string: '文字',
};

const REASONS: readonly Form[] = [
  [/^the file is larger than 1 MiB$/, '文件大于1 MiB'],
  [/^no dialect (.+); known: (.+)$/, '没有方言$1；可用：$2'],
  [/^field numbers are 2 to 192$/, '域号为2至192'],
  [/^there is no such property$/, '没有此成员'],
  [/^is missing$/, '缺少'],
  [/^must be one of (.+)$/, '应为以下之一：$1'],
  [/^must be a text: put it in quotes$/, '应为文字，请加引号'],
  [/^must be equal to (?:constant|one of the allowed values)$/, '不是允许的值'],
  [/^must be >= (\S+)$/, '不得小于$1'],
  [/^must be <= (\S+)$/, '不得大于$1'],
  [/^must NOT have fewer than (\d+) (?:items|properties)$/, '过少，至少$1项'],
  [/^must NOT have more than (\d+) (?:items|properties)$/, '过多，至多$1项'],
  [/^must NOT have fewer than (\d+) characters$/, '过短，至少$1个字符'],
  [/^must NOT have more than (\d+) characters$/, '过长，至多$1个字符'],
  [/^must NOT have duplicate items .*$/, '有重复项'],
  [/^property name must be valid$/, '成员名称无效'],
  [/^the parts are longer than the field, (\d+)$/, '各部分合计长于该域（$1）'],
  [/^bit 65 announces the third bitmap$/, '第65位表示有第三位图'],
  [/^fields above 128 need bitmap\.tertiary$/, '128以上的域需要bitmap.tertiary'],
  [/^(\S+) has no fixed size$/, '$1没有固定长度'],
  [/^is not (\d+) bytes long$/, '长度不是$1个字节'],
  [/^there is no field (\d+)$/, '没有第$1域'],
  [/^no encoding here, and none in the defaults of type (\S+)$/, '此处未写编码，类型$1的缺省设置中也没有'],
  [/^(\S+) says no encoding, and the defaults of type (\S+) have none$/, '$1未写编码，类型$2的缺省设置中也没有'],
  [/^(\S+) is counted in (.+), not in (\S+)$/, '$1按$2计数，不按$3'],
  [/^a prefix (\S+) cannot count to (\d+)$/, '长度前缀$1无法表示$2'],
];

const PATTERN = /^must match pattern "(.+)"$/;
const TYPE = /^must be (\w+(?:,\w+)*)$/;

function reasonWords(reason: string): Bilingual {
  const pattern = PATTERN.exec(reason)?.[1];
  const form = pattern === undefined ? null : patternWords(pattern);
  if (form !== null) return { en: `has the wrong form; it must be ${form.en}`, zh: `格式不对，应为${form.zh}` };
  const kinds = TYPE.exec(reason)?.[1]
    ?.split(',')
    .map((kind) => KINDS[kind]);
  if (kinds?.every((kind) => kind !== undefined)) return { en: reason, zh: `应为${kinds.join('或')}` };
  const told = inChinese(reason, REASONS);
  return { en: reason, zh: told === reason ? yamlTroubleInChinese(reason) : told };
}

/** A mistake in one line: `field 35: /fields/35/length: is missing`, without the path where `path` is empty. */
export function dialectFaultWords({ row, path, reason }: { row: string; path: string; reason: string }): Bilingual {
  const { en, zh } = reasonWords(reason);
  const said = (...parts: string[]) => parts.filter((part) => part !== '');
  return { en: said(row, path, en).join(': '), zh: said(inChinese(row, ROWS), path, zh).join('：') };
}
