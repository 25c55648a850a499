// Why a value of a configuration is refused, in Chinese.
import { type Form, inChinese } from '../../src/definitions/forms.ts';
import { partInChinese } from '../../src/definitions/reason.ts';
import { yamlTroubleInChinese } from '../../src/definitions/yaml-forms.ts';

const KINDS: Readonly<Record<string, string>> = {
  'an array': '列表',
  'a boolean': '真或假',
  'an integer': '整数',
  null: '空值',
  'a number': '数',
  'an object': '对象',
  'a string': '文字',
};

/** What a schema says of a value, and what else stands in a configuration, contract or file of one. */
const FORMS: readonly Form[] = [
  [/^is missing$/, '缺少'],
  [/^is missing; (.+) needs it$/, '缺少；$1需要它'],
  [/^is missing: rates hold only by a version that the merchant signed$/, '缺少：费率只凭商户签署的版本生效'],
  [/^is not known$/, '不认识'],
  [/^is not known; known here: (.+)$/, '不认识；此处可用：$1'],
  [/^must be one of (.+); it is not a string$/, '应为以下之一：$1；它不是文字'],
  [/^must be one of (.+)$/, '应为以下之一：$1'],
  [/^must be (?:>=|at least) (\S+)$/, '不得小于$1'],
  [/^must be (?:<=|at most) (\S+)$/, '不得大于$1'],
  [/^must be > (\S+)$/, '应大于$1'],
  [/^must be < (\S+)$/, '应小于$1'],
  [/^must be multiple of (\S+)$/, '应为$1的倍数'],
  [/^must NOT have fewer than (\d+) items$/, '过少，至少$1项'],
  [/^must NOT have fewer than (\d+) characters$/, '过短，至少$1个字符'],
  [/^must NOT have (?:fewer|less) than (\d+) properties$/, '过少，至少$1个成员'],
  [/^must NOT have more than (\d+) properties$/, '过多，至多$1个成员'],
  [/^must NOT have duplicate items \(items ## (\d+) and (\d+) are identical\)$/, '有重复：第$1项与第$2项相同'],
  [/^has too many; at most (\d+)$/, '过多，至多$1项'],
  [/^is too long; at most (\d+) characters$/, '过长，至多$1个字符'],
  [/^is no day of the calendar$/, '日历上没有这一天'],
  [/^must be YYMM with a month from 01 to 12$/, '应为YYMM，月份为01至12'],
  [/^must be from (\d+) to (\d+)$/, '应在$1至$2之间'],
  [/^must be after (\S+)$/, '应在$1之后'],
  [/^must not be after (\S+), the first day of the version$/, '不得晚于$1，即该版本的首日'],
  [/^must not be before (\S+), which is today$/, '不得早于$1，即今天'],
  [/^must not be above dailyMinor$/, '不得大于dailyMinor'],
  [
    /^version (\d+) is signed and stands; add version (\d+) behind it, signed$/,
    '第$1版已签署，不得更改；请在其后增加已签署的第$2版',
  ],
  [/^must be a date and time with offset, such as (\S+)$/, '应为带时区偏移的日期时间，例如$1'],
  [/^must be in the years (\d+) to (\d+), such as (\S+)$/, '年份应在$1至$2之间，例如$3'],
  [/^have more than (\d+) fen available in all; the ledger cannot count that$/, '可用金额合计超过$1分，总账无法计数'],
  [/^its last digit is not the right check digit \(Luhn\)$/, '末位不是正确的校验位（Luhn）'],
  [/^there is no merchant (\S+); add it to merchants$/, '没有商户$1；请加入merchants'],
  [/^is no transaction type; known: (.+)$/, '没有此交易类型；可用：$1'],
  [
    /^does nothing; give answer, fault, partialMinor, issuerAnswer, issuerScript or headerRequirement$/,
    '没有任何作用；请给出answer、fault、partialMinor、issuerAnswer、issuerScript或headerRequirement',
  ],
  [/^cannot stand beside answer: one declines, the other approves$/, '不能与answer并用：一个拒绝，一个批准'],
  [/^needs a fault that can be late, such as (\S+)$/, '须与可延迟的故障同用，例如$1'],
  [/^needs the fault (\S+), (\S+) or (\S+)$/, '须与故障$1、$2或$3同用'],
  [/^needs the fault (\S+)$/, '须与故障$1同用'],
  [/^(\S+) can be played on (.+), not on (.+)$/, '$1可用于$2，不能用于$3'],
  [/^(\S+) is already (\S+)$/, '$1已见于$2'],
  [/^there is no such file$/, '没有此文件'],
  [/^cannot be read \((\w+)\)$/, '无法读取（$1）'],
  [/^has too many or broken aliases$/, '别名过多或已损坏'],
  [/^there is no dialect (.+); known: (.+)$/, '没有方言$1；可用：$2'],
  [/^messages of (\S+) have no frames, so they cannot share a stream$/, '$1的报文没有帧，无法在一条连接上依次传送'],
  [/^key and certificate cannot be used: (.+)$/s, '密钥和证书无法使用：$1'],
  [/^fails (\S+)$/, '不符合$1'],
  [/^must be (\S+)$/, '应为$1'],
];

const BEHIND = /^(.*) \(line (\d+)\)$/s;
const TYPE = /^must be ((?:an? )?\w+(?: or \w+)*)(; put quotes around the digits)?$/;
/** Another place than that of the choice, in one of several parts. */
const ELSEWHERE = /^(\S+) ((?:is|has|must) .+)$/;

/** Where it is: a path of the configuration, or a line of its file. */
export const placeInChinese = (path: string): string =>
  path === '' ? '（整体）' : path.replace(/^line (\d+)$/, '第$1行');

/** The reason in Chinese. */
export function reasonInChinese(reason: string): string {
  const behind = BEHIND.exec(reason);
  if (behind !== null) return `${reasonInChinese(behind[1]!)}（第${behind[2]}行）`;
  const told = ofOne(reason);
  if (told !== reason) return told;
  const trouble = yamlTroubleInChinese(reason);
  if (trouble !== reason) return trouble;
  return reason.split(', or ').map(ofPart).join('，或');
}

const WRONG_FORM = /^has the wrong form; it must be (.+)$/;

function ofOne(reason: string): string {
  const form = WRONG_FORM.exec(reason);
  if (form !== null) return `格式不对，应为${partInChinese(form[1]!)}`;
  const type = TYPE.exec(reason);
  const kinds = type?.[1]?.split(' or ').map((kind) => KINDS[kind] ?? KINDS[`a ${kind}`] ?? KINDS[`an ${kind}`]);
  if (type && kinds?.every((kind) => kind !== undefined))
    return `应为${kinds.join('或')}${type[2] === undefined ? '' : '；请给数字加上引号'}`;
  return inChinese(reason, FORMS);
}

function ofPart(part: string): string {
  const told = ofOne(part);
  const elsewhere = told === part ? ELSEWHERE.exec(part) : null;
  return elsewhere === null ? told : `${elsewhere[1]}${ofOne(elsewhere[2]!)}`;
}
