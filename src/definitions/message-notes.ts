// What the fields of each message say, in words, and which fields the acquirer's answers have: the part of docs/messages.md that no other row tells.
import type { Words } from './message-words.ts';
import { TRANSACTIONS, type TransactionDefinition, type TransactionType } from './transactions.ts';

type Notes = Readonly<Record<number, Words>>;
type NotesOf = Readonly<Partial<Record<TransactionType, Notes>>>;

const words = (en: string, zh: string): Words => ({ en, zh });

/** What a request says in a field, whatever the transaction. Fields whose value is fixed by the transaction table have no row. */
export const REQUEST_NOTES: Notes = {
  2: words('card number', '卡号'),
  4: words('amount in fen', '金额，单位为分'),
  11: words('STAN: the voucher number of this message', '流水号，即本报文的凭证号'),
  14: words('expiry `YYMM`, as the card says it', '卡上的有效期`YYMM`'),
  15: words('settlement date of the transaction: field 15 of its answer', '交易应答的15域清算日期'),
  22: words(
    'how the card was read: `01` keyed, `02` swiped, `03` code, `05` inserted, `07` tapped; then `1` with PIN, `2` without',
    '读卡方式：`01`手输，`02`刷卡，`03`扫码，`05`插卡，`07`挥卡；末位`1`有密码，`2`无密码',
  ),
  23: words('card sequence number, of a card read by its chip', '卡序列号，读芯片时上送'),
  26: words('`12`', '`12`'),
  35: words(
    'track 2 of a swiped card; `=` or `D` between number and expiry',
    '刷卡时的第二磁道，卡号与有效期之间为`=`或`D`',
  ),
  36: words('track 3; nobody asks for it', '第三磁道，可不送'),
  37: words('reference of the original: field 37 of its answer', '原交易参考号，即其应答的37域'),
  38: words('authorisation code of the original: field 38 of its answer', '原交易授权码，即其应答的38域'),
  41: words('terminal number', '终端号'),
  42: words('merchant number', '商户号'),
  49: words('`156`', '`156`'),
  52: words('PIN block under the PIN key', '用PIN密钥加密的PIN块'),
  53: words('`2600000000000000`', '`2600000000000000`'),
  55: words('what the chip says: [chips](chips.md)', '芯片数据，见[芯片](chips.zh-CN.md)'),
  59: words('payment code: `A3`, length in three digits, code', '付款码：`A3`、三位长度、付款码'),
  61: words(
    'the original: its batch (6), voucher (6), date `MMDD` (4)',
    '原交易：批次号（6）、凭证号（6）、日期`MMDD`（4）',
  ),
  62: words('nothing is read from it', '不读取'),
  64: words('MAC', 'MAC'),
};

/** What a request of one transaction says more closely. */
export const REQUEST_NOTES_OF: NotesOf = {
  void: {
    59: words(
      'payment voucher of a payment by code: `A4`, length, voucher; may be left out',
      '扫码交易的付款凭证号：`A4`、长度、凭证号；可不送',
    ),
  },
  refund: {
    59: words(
      'payment voucher of a payment by code: `A4`, length, voucher; may be left out',
      '扫码交易的付款凭证号：`A4`、长度、凭证号；可不送',
    ),
    61: words(
      'the original: batch and voucher, zeros where not known, and date `MMDD`',
      '原交易：批次号、凭证号（不知则为零）、日期`MMDD`',
    ),
    63: words('`CUP`', '`CUP`'),
  },
  'pre-authorisation-void': {
    61: words(
      'the original: batch and voucher, zeros where not known, and date `MMDD`',
      '原交易：批次号、凭证号（不知则为零）、日期`MMDD`',
    ),
  },
  completion: {
    61: words(
      'the original: batch and voucher, zeros where not known, and date `MMDD`',
      '原交易：批次号、凭证号（不知则为零）、日期`MMDD`',
    ),
  },
  'completion-notice': {
    61: words(
      'the original: batch and voucher, zeros where not known, and date `MMDD`',
      '原交易：批次号、凭证号（不知则为零）、日期`MMDD`',
    ),
  },
  reversal: {
    2: words('as in the original; of a swiped card the number out of its track', '同原交易；刷卡时取磁道中的卡号'),
    3: words('as in the original', '同原交易'),
    4: words('as in the original', '同原交易'),
    11: words('STAN of the original: the only message that uses one again', '原交易的流水号；只有冲正重复使用'),
    14: words('as in the original', '同原交易'),
    22: words('as in the original', '同原交易'),
    23: words('as in the original', '同原交易'),
    25: words('as in the original', '同原交易'),
    38: words('as in the original request', '同原请求'),
    39: words(
      'reason: `98` no answer, `96` failed after an approval, `A0` wrong MAC, `06` other',
      '冲正原因：`98`无应答，`96`批准后终端故障，`A0`MAC错，`06`其他',
    ),
    55: words('nothing is read from it', '不读取'),
    60: words('as in the original', '同原交易'),
    61: words('as in the original request', '同原请求'),
  },
  'script-notice': {
    3: words('as in the transaction', '同原交易'),
    4: words('as in the transaction', '同原交易'),
    22: words('as in the transaction', '同原交易'),
    23: words('as in the transaction', '同原交易'),
    25: words('as in the transaction', '同原交易'),
    32: words('as in the answer to the transaction', '同原交易应答'),
    37: words('as in the answer to the transaction', '同原交易应答'),
    38: words('as in the answer to the transaction', '同原交易应答'),
    55: words(
      'results of the commands in tag `DF31`, and what the chip had said: [chips](chips.md)',
      '脚本结果（标签`DF31`）及原芯片数据，见[芯片](chips.zh-CN.md)',
    ),
    61: words('the transaction: its batch, voucher and the date of its answer', '原交易的批次号、凭证号和应答日期'),
  },
  'sign-in': {
    62: words('nothing is read from it', '不读取'),
    63: words('operator, three characters: `01 `', '操作员，三个字符：`01 `'),
  },
  'sign-out': { 63: words('operator; may be left out', '操作员；可不送') },
  settlement: {
    48: words('gross totals, 62 digits, both results `0`', '总额，62位数字，两个对账应答均为`0`'),
    63: words('operator, three characters', '操作员，三个字符'),
  },
  'batch-upload': {
    48: words('number of items (2), then up to eight items of 40 digits', '笔数（2），其后至多八笔，每笔40位数字'),
  },
  'batch-upload-end': { 48: words('number of all items (4)', '总笔数（4）') },
  'batch-upload-end-balanced': { 48: words('number of all items (4): `0000`', '总笔数（4）：`0000`') },
  'e-signature': {
    2: words('card number of the transaction', '原交易的卡号'),
    4: words('amount of the transaction', '交易金额'),
    11: words('STAN of the transaction that was signed', '所签交易的流水号'),
    37: words('reference of the transaction', '交易参考号'),
    62: words('the picture, hex', '签名图像，十六进制'),
  },
  'e-signature-part': {
    2: words('card number of the transaction', '原交易的卡号'),
    11: words('STAN of the transaction that was signed', '所签交易的流水号'),
    37: words('reference of the transaction', '交易参考号'),
    62: words('the next part of the picture, hex', '签名图像的后续部分，十六进制'),
  },
  'qr-query': {
    37: words('nothing is read from it', '不读取'),
    61: words('the payment: its batch (6) and voucher (6)', '扫码交易的批次号（6）和凭证号（6）'),
  },
  'terminal-state': { 62: words('`00` in order, `01` the case was opened', '`00`正常，`01`机壳被打开') },
  'parameter-download': { 62: words('nothing is read from it', '不读取') },
  'parameter-download-end': { 62: words('nothing is read from it', '不读取') },
};

/** M: in every answer. E: as in the request, where that has it. C: when the words say so. */
type AnswerRow = { presence: 'M' | 'E' | 'C'; note: Words | null };

const SAME = words('as in the request', '同请求');
const row = (presence: AnswerRow['presence'], note: Words | null = null): AnswerRow => ({ presence, note });

/** Card transactions, which the host keeps. */
const KEPT: readonly TransactionType[] = [
  'balance-inquiry',
  'sale',
  'void',
  'refund',
  'pre-authorisation',
  'pre-authorisation-void',
  'completion',
  'completion-void',
  'completion-notice',
];
const VOUCHER = words(
  'sale by code, of an approval: payment voucher `A4`, length, voucher',
  '扫码消费批准时：付款凭证号`A4`、长度、凭证号',
);

const OWN_ANSWERS: Readonly<Partial<Record<TransactionType, Readonly<Record<number, AnswerRow>>>>> = {
  'balance-inquiry': {
    54: row(
      'C',
      words(
        'of an approval: the balance, 20 characters, see [the contract](contract.md#balance-inquiry)',
        '批准时：余额，20个字符，见[终端契约](contract.zh-CN.md#余额查询)',
      ),
    ),
    55: row('C', words('the issuer’s answer to the chip', '发卡行对芯片的应答')),
  },
  sale: {
    4: row(
      'M',
      words('as in the request; with code 10 the lower amount that is approved', '同请求；应答码10时为批准的较低金额'),
    ),
    55: row('C', words('the issuer’s answer to the chip', '发卡行对芯片的应答')),
    59: row('C', VOUCHER),
  },
  'pre-authorisation': {
    4: row(
      'M',
      words('as in the request; with code 10 the lower amount that is approved', '同请求；应答码10时为批准的较低金额'),
    ),
    55: row('C', words('the issuer’s answer to the chip', '发卡行对芯片的应答')),
  },
  'sign-in': {
    60: row('M', words('`00`, the number of the open batch, key mode', '`00`、当前批次号、密钥模式')),
    62: row('C', words('with code 00: the working keys', '应答码00时：工作密钥')),
  },
  'parameter-download': {
    62: row(
      'C',
      words(
        'with code 00: [parameters](contract.md#parameter-download) as text: each tag (6), length (3), value',
        '应答码00时：[参数](contract.zh-CN.md#参数下载)，为文字：每项为标签（6）、长度（3）、值',
      ),
    ),
  },
  settlement: {
    15: row('M', words('settlement date', '清算日期')),
    39: row('C', words('of a refusal; none when it was compared', '拒绝时；对账应答无此域')),
    48: row(
      'C',
      words(
        'the host’s totals, a result behind each half: `1` equal, `2` different, `3` error',
        '主机总额，两半之后各一位：`1`平，`2`不平，`3`出错',
      ),
    ),
    63: row('C', SAME),
  },
  'qr-query': {
    4: row('C', words('paid: amount of the payment', '已付款：交易金额')),
    15: row('C', words('paid: day of the payment', '已付款：交易日期')),
    37: row('M', words('reference of the payment, where the host knows it', '主机知道该交易时为其参考号')),
    38: row('C', words('paid: authorisation code of the payment', '已付款：交易授权码')),
    39: row('M', words('code of the payment; 25 when the host does not know it', '交易的应答码；不存在时为25')),
    44: row('C', words('paid: issuer and acquirer', '已付款：发卡行和收单机构')),
    48: row(
      'C',
      words(
        '`1` paid, `2` declined, `3` not known and never taken; without it the query was not answered',
        '`1`已付款，`2`已拒绝，`3`不存在且不再受理；无此域表示查询未得到答复',
      ),
    ),
    59: row('C', words('paid: payment voucher', '已付款：付款凭证号')),
    61: row('C', SAME),
    63: row('C', words('paid: card organisation and issuer', '已付款：卡组织和发卡行')),
  },
};

/** Rows of the answer to one transaction, by field. */
export function answerRowsOf(type: TransactionType): Readonly<Record<number, AnswerRow>> {
  const { mac, mandatory, optional, mti }: TransactionDefinition = TRANSACTIONS[type];
  const kept = KEPT.includes(type);
  const asked = new Set([...mandatory, ...optional]);
  const rows: Record<number, AnswerRow> = {};
  for (const field of [3, 4, 11, 25, 49]) if (asked.has(field)) rows[field] = row('E', SAME);
  rows[12] = row('M', words('time of the host, `hhmmss`', '主机时间`hhmmss`'));
  rows[13] = row('M', words('date of the host, `MMDD`', '主机日期`MMDD`'));
  if (kept) rows[15] = row('M', words('settlement date, `MMDD`', '清算日期`MMDD`'));
  if (asked.has(11)) {
    rows[32] = row('M', words('number of the acquirer', '收单机构代码'));
    rows[37] = row(
      'M',
      kept ? words('reference of the transaction', '交易参考号') : words('a reference of the host', '主机的参考号'),
    );
  }
  rows[39] = row('M', words('the decision', '应答码'));
  for (const field of [41, 42, 60]) rows[field] = row('M', SAME);
  if (kept) {
    rows[38] = row('C', words('of an approval: authorisation code', '批准时：授权码'));
    rows[44] = row('M', words('issuer and acquirer, 11 characters each', '发卡行和收单机构，各11个字符'));
    rows[63] = row(
      'C',
      words('of an approval: card organisation (3), then the issuer’s name', '批准时：卡组织（3），其后为发卡行名称'),
    );
  }
  if (mac) rows[64] = row('M', words('MAC', 'MAC'));
  if (mti === '0500') rows[49] = row('E', SAME);
  Object.assign(rows, OWN_ANSWERS[type]);
  if (type === 'balance-inquiry') delete rows[38];
  return rows;
}
