// What is wrong with stored books, in Chinese: the rule by its name, and what breaks it.
import { type Form, inChinese } from '../../src/definitions/forms.ts';

const NAMES: Readonly<Record<string, string>> = {
  'every transaction is there': '交易无缺',
  'every entry is there': '分录无缺',
  'every alert is there': '警报无缺',
  'every balance is the sum of its postings': '余额等于其记账之和',
  'every turnover is the sum of its payments': '交易额等于其付款之和',
  'the ledger sums to zero': '总账合计为零',
  'every entry sums to zero': '每笔分录合计为零',
  'every entry has postings': '每笔分录都有记账',
  'every posting belongs to an entry': '每条记账都属于一笔分录',
  'no card is overdrawn and no hold is negative': '无透支的卡，冻结额不为负',
  'every reference is given once': '参考号不重复',
  'every transaction stands under its terminal, batch and voucher': '交易记在其终端、批次和凭证号下',
  'every transaction that moved money has its entry': '动账的交易都有分录',
  'every entry of a transaction has its transaction': '交易的分录都有其交易',
  'every transaction moved what its state and its amount say': '交易动账与其状态和金额相符',
  'every entry of a transaction is between its card and its merchant': '交易的分录只在其卡与其商户之间',
  'no declined transaction has an entry': '被拒绝的交易没有分录',
  'merchants are paid by settlements only, and earn by transactions only': '商户只凭清算付款，只凭交易入账',
  'every hold is the sum of its pre-authorisations': '冻结额等于其预授权之和',
  'every batch is the sum of its transactions': '批次合计等于其交易之和',
  'every transaction has its batch': '交易都有其批次',
  'refunds never exceed their original': '退货不超过原交易',
  'every original says what its refunds come to': '原交易所记退货额等于其退货之和',
  'every settlement is gross less voids, refunds and fees': '清算净额等于总额减撤销、退货和手续费',
  'every settlement is the sum of its transactions': '清算等于其交易之和',
  'every settlement that moved money has its entry': '动账的清算都有分录',
  'nothing else changed the books': '账目未被其他程序改动',
  'the layout': '结构',
  'the newest part': '最新部分',
  'the file': '文件',
};

const FORMS: readonly Form[] = [
  [/^there are (\d+) of (\d+) numbers of (\w+)$/, '表$3的编号应有$2个，实有$1个'],
  [/^(\S+) is kept at (-?\d+) fen and comes to (-?\d+)$/, '$1记为$2分，合计为$3分'],
  [/^(\S+) took (-?\d+) fen on (\S+), not (-?\d+)$/, '商户$1在$3收款$2分，而非$4分'],
  [/^the ledger sums to (-?\d+) fen$/, '总账合计$1分'],
  [/^entry (\d+) sums to (-?\d+) fen$/, '分录$1合计$2分'],
  [/^entry (\d+) has no postings$/, '分录$1没有记账'],
  [/^a posting names entry (\d+), which is not there$/, '有记账指向分录$1，而该分录不存在'],
  [/^(\S+) stands at (-?\d+) fen$/, '$1为$2分'],
  [/^reference (\S+) was given (\d+) times$/, '参考号$1出现$2次'],
  [/^transaction (\d+) stands under another key$/, '交易$1记在其他键下'],
  [/^(\S+) (\d+) of batch (\d+) has no ledger entry$/, '批次$3的$1 $2没有分录'],
  [/^entry (\d+) names a transaction that is not there$/, '分录$1指向的交易不存在'],
  [
    /^(\S+) (\d+) of batch (\d+) is (\S+) and moved (-?\d+) fen to its merchant, not (-?\d+)$/,
    '批次$3的$1 $2状态为$4，给商户动账$5分，而非$6分',
  ],
  [/^entry (\d+) moves money of another card or merchant than (\S+) (\d+)$/, '分录$1所动的卡或商户不是$2 $3的'],
  [/^(\S+) (\d+) of batch (\d+) was declined and has an entry$/, '批次$3的$1 $2已被拒绝，却有分录'],
  [/^entry (\d+) belongs to no transaction and to no settlement$/, '分录$1既不属于交易，也不属于清算'],
  [/^(\S+) stands at (-?\d+) fen, its pre-authorisations hold (-?\d+)$/, '$1为$2分，其预授权冻结$3分'],
  [/^batch (\d+) of (\S+) has other totals than its transactions$/, '终端$2批次$1的合计与其交易不符'],
  [/^batch (\d+) of (\S+) is not there$/, '终端$2的批次$1不存在'],
  [/^(\S+) (\d+) was refunded (-?\d+) of (-?\d+) fen$/, '$1 $2金额$4分，已退$3分'],
  [
    /^(\S+) (\d+) says that it was refunded (-?\d+) fen, its refunds come to (-?\d+)$/,
    '$1 $2记为已退$3分，其退货合计$4分',
  ],
  [/^(\S+) comes to (-?\d+) fen$/, '$1为$2分'],
  [/^(\S+) has other transactions$/, '$1所含交易不同'],
  [/^(\S+) has no ledger entry of its amounts$/, '$1没有与其金额相符的分录'],
  [/^table (\w+) had (-?\d+) changes, and (-?\d+) of the simulator$/, '表$1有$2次改动，其中模拟器的$3次'],
  [/^(\S+ \S+) is another one$/, '$1与应有的不同'],
  [/^(\S+ \S+) is missing$/, '缺少$1'],
  [/^and more$/, '另有更多'],
  [/^cannot be examined \((.+)\)$/s, '无法检查（$1）'],
  [/^cannot be read$/, '无法读取'],
];

/** A breach as `verifyBooks` tells it, in Chinese; what the database says stays as it is. */
export function breachInChinese(breach: string): string {
  const at = breach.indexOf(': ');
  const name = breach.slice(0, at);
  return `${NAMES[name] ?? name}：${inChinese(breach.slice(at + 2), FORMS)}`;
}
