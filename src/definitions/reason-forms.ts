// Why a value does not fit its schema, and other reasons with something in them, in English as acquirer, contract and drivers say them, and in
// Chinese. `{}` is whatever stands there.

type Row = readonly [en: string, zh: string];

/** Whole sentences; of two that fit the one that stands first is meant. */
export const REASON_FORMS: readonly Row[] = [
  // a path of a campaign, as src/fuzz/campaign.ts says it
  [
    '--fuzz-path: "{}" leads to no case of this campaign with seed {}, so nothing was sent. Give seed, path, wire and scenario as the counterexample says them.',
    '--fuzz-path：路径“{}”在随机种子为{}时找不到任何用例，因此没有发送任何内容。请按反例给出随机种子、路径、线路和场景。',
  ],
  // a body
  ['the body is not UTF-8', '报文体不是UTF-8编码'],
  ['the body must be an object', '报文体应为对象'],
  ['the body is not JSON (at character {})', '报文体不是JSON（第{}个字符处）'],
  ['the body is not JSON', '报文体不是JSON'],
  // the keywords of JSON Schema, as simulator/model/reasons.ts says them
  ['{} is missing; {} needs it', '缺少{}，因为有{}'],
  ['{} is missing', '缺少{}'],
  ['{} is not known; known here: {}', '{}未知；此处可用：{}'],
  ['{} is not known', '{}未知'],
  ['{} has the wrong form; it must be {}', '{}格式不对，应为{}'],
  ['{} must be a string; put quotes around the digits', '{}应为文本，请给数字加引号'],
  ['{} must be one of {}; it is not a string', '{}应为{}之一，且应为文本'],
  ['{} must be one of {}', '{}应为{}之一'],
  ['{} must NOT have duplicate items (items ## {} and {} are identical)', '{}有重复项（第{}项与第{}项相同）'],
  ['{} must NOT have fewer than {} items', '{}至少应有{}项'],
  ['{} must NOT have fewer than {} characters', '{}至少应有{}个字符'],
  ['{} must NOT have more than {} properties', '{}的成员不得多于{}个'],
  ['{} must NOT have fewer than {} properties', '{}的成员不得少于{}个'],
  ['{} must be >= {}', '{}不得小于{}'],
  ['{} must be <= {}', '{}不得大于{}'],
  ['{} must be > {}', '{}应大于{}'],
  ['{} must be < {}', '{}应小于{}'],
  ['{} must be multiple of {}', '{}应为{}的倍数'],
  ['{} must be a {}', '{}应为{}'],
  ['{} must be an {}', '{}应为{}'],
  ['{} must be {}', '{}应为{}'],
  ['{} is no day of the calendar', '{}不是日历上的日期'],
  ['{} has too many; at most {}', '{}过多，最多{}个'],
  ['{} is too long; at most {} characters', '{}过长，最多{}个字符'],
  // a value that an adapter gave, as src/terminal/validate.ts says it
  ['{}: expected {}, found {}', '{}：应为{}，实为{}'],
  // the form of a field, as src/definitions/shape.ts says it
  ['expected {}', '应为{}'],
  // the acquirer
  ['the card is {}', '卡片状态为{}'],
  ['rule {} says {}', '第{}条规则指定应答码{}'],
  ['a refund cannot be the original', '退货不能作为原交易'],
  ['the terminal had hung up before the answer could leave', '应答发出之前终端已断开连接'],
];

/** What may stand in a place of a sentence. */
export const REASON_PARTS: readonly Row[] = [
  ['one of {}', '{}之一'],
  ['a list of {}', '{}项的列表'],
  ['string [{} characters hidden]', '文本（已隐去{}个字符）'],
  ['number [{} characters hidden]', '数字（已隐去{}个字符）'],
  ['a number >= {}', '不小于{}的数'],
  ['a number <= {}', '不大于{}的数'],
  ['string {}', '文本{}'],
  ['number {}', '数字{}'],
  ['boolean {}', '布尔值{}'],
  ['{} or {}', '{}或{}'],
  ['track {}, {} characters', '第{}磁道，{}个字符'],
  ['C or D and {} digits', 'C或D，后接{}位数字'],
  ['how the card was read, then 1 or 2', '读卡方式，后接1或2'],
  ['format, method and track of the PIN, then 13 zeros', '密码的格式、方法和磁道标志，后接13个零'],
  ['batch and voucher, 12 digits, or with the date MMDD, 16', '批次号和凭证号，12位数字；加日期MMDD则为16位'],
  ['totals, 62 digits', '总额，62位数字'],
  ['one to eight items', '1至8项'],
  ['an operator, 3 characters', '操作员号，3个字符'],
  ['message type, batch and network code of the transaction', '该交易的消息类型码、批次号和网络管理信息码'],
  ['a value', '有值'],
  ['nothing', '无'],
  ['null', '空值'],
  ['an object', '对象'],
  ['object', '对象'],
  ['array', '列表'],
  ['string', '文本'],
  ['boolean', '真或假'],
  ['integer', '整数'],
  ['number', '数字'],
  // the state of a card
  ['lost', '挂失'],
  ['stolen', '被盗'],
  ['restricted', '受限'],
  ['dormant', '睡眠'],
  ['pick-up', '没收'],
  ['pin-locked', '密码锁定'],
  ['suspected-fraud', '涉嫌欺诈'],
  ['closed', '已销户'],
];
