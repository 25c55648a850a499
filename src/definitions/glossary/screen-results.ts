// What a terminal says about the outcome of a transaction: approvals, refusals of every kind, trouble on the way.
import type { Term } from './term.ts';

export const RESULT_TERMS = {
  approved: {
    en: 'Transaction approved',
    zh: '交易成功',
    also: ['Approved'],
    accept: [/(?<!not |un)\bapproved\b(?! (for|in) (a )?part)/i, /\btransaction successful/i, /交易成功/],
  },
  'partial-approval': {
    en: 'Approved for a part of the amount',
    zh: '部分承兑',
    also: ['Partial approval'],
    accept: [/approved (for|in) (a )?part|partial(ly)? approv/i, /部分(承兑|批准|金额)/],
  },
  declined: {
    en: 'Transaction declined',
    zh: '交易失败',
    also: ['Declined', '交易被拒绝'],
    accept: [/\bdeclined\b|(?<!(software|device).*)\brefused\b|transaction failed/i, /交易(失败|被?拒绝)|^拒绝/],
  },
  cancelled: {
    en: 'Transaction cancelled',
    zh: '交易已取消',
    also: ['Cancelled', '交易取消'],
    accept: [/\bcancell?ed\b/i, /(交易|操作)?已?取消/],
  },
  'insufficient-funds': {
    en: 'Insufficient funds',
    zh: '余额不足',
    also: ['可用余额不足', 'Insufficient balance'],
    accept: [/(insufficient|not enough) (funds|balance)|not sufficient funds/i, /(可用)?余额不足|资金不足/],
  },
  'over-limit': {
    en: 'Amount over the limit',
    zh: '交易金额超限',
    also: ['Over the limit', 'over the amount limit', '超过限额'],
    accept: [
      /amount (is )?(over|above|exceeds) (the|its) limit|(?<!transactions )over the (amount )?limit|exceeds .*amount limit/i,
      /金额(超限|超出限[额制])|(?<!未)超过限额/,
    ],
  },
  'count-limit': {
    en: 'Number of transactions over the limit',
    zh: '超出消费次数限制',
    accept: [
      /(number|count) (of transactions )?(is )?(over|above|exceeds) (the )?limit|over the count limit/i,
      /超出(消费|交易|取款)次数/,
    ],
  },
  'wrong-pin': {
    en: 'Wrong PIN',
    zh: '密码错误',
    also: ['Incorrect PIN', '密码错'],
    accept: [
      /(wrong|incorrect|invalid) PIN\b/i,
      /(?<!主管|操作员|柜员|管理员)密码(错误?|不正确)(?!误?次数)|不正确的密码/,
    ],
  },
  'pin-tries-exceeded': {
    en: 'PIN tries exceeded',
    zh: '密码错误次数超限',
    accept: [/PIN (tries|attempts) exceeded|too many (wrong )?PIN/i, /密码(输入)?(错误)?次数超限/],
  },
  'card-expired': {
    en: 'The card has expired',
    zh: '该卡已过期',
    also: ['Expired card', '过期卡'],
    accept: [/\bexpired\b/i, /过期/],
  },
  'keep-card': {
    en: 'Keep the card',
    zh: '请没收此卡',
    also: ['Pick up the card', '没收卡片', '请没收卡片'],
    accept: [/(keep|retain|pick up|pick-up|capture) (the |this )?card/i, /没收|吞卡/],
  },
  'lost-card': { en: 'Lost card', zh: '挂失卡', accept: [/\blost card|reported lost/i, /挂失/] },
  'stolen-card': { en: 'Stolen card', zh: '被窃卡', accept: [/\bstolen card|reported stolen/i, /被[窃盗]/] },
  'restricted-card': {
    en: 'Restricted card',
    zh: '受限制的卡',
    accept: [/\brestricted card|card is restricted/i, /受限(制的)?卡|卡.*受限/],
  },
  'dormant-card': {
    en: 'Dormant card',
    zh: '睡眠卡',
    accept: [/\bdormant card|not (initiali[sz]ed|activated)/i, /睡眠卡|未初始化/],
  },
  'invalid-card-number': {
    en: 'Invalid card number',
    zh: '无效卡号',
    accept: [/invalid card number/i, /无效卡号|卡号无效/],
  },
  'no-such-issuer': {
    en: 'No issuer for this card',
    zh: '此卡无对应发卡方',
    also: ['No such issuer', '无此发卡行', '无此发卡方'],
    accept: [/no (such )?issuer/i, /无(此|对应)发卡[方行]/],
  },
  'not-permitted': {
    en: 'This card may not do this transaction',
    zh: '不允许此卡交易',
    accept: [/not permitted|may not do this transaction|not allowed/i, /不允许(此|该)卡/],
  },
  'use-chip': { en: 'Please use the chip', zh: '请使用芯片', accept: [/use (the|its) chip/i, /使用芯片|请插卡交易/] },
  'contact-issuer': {
    en: 'contact the issuer',
    zh: '请联系发卡行',
    also: ['Please contact the issuer', 'call the issuer', '联系发卡行'],
    accept: [
      /(contact|call) (the|your|its) (issuer|issuing bank|bank)\b/i,
      /联系发卡(银?行|方|机构)|与发卡(银?行|方)联系/,
    ],
  },
  'contact-acquirer': {
    en: 'contact the acquirer',
    zh: '请联系收单机构',
    also: ['Please contact the acquirer', 'call the acquirer', '联系收单机构'],
    accept: [
      /(contact|call) (the |your )?(acquirer|service|support)/i,
      /联系(收单(机构|方|行)|客服|服务商)|与客服联系/,
    ],
  },
  'original-not-found': {
    en: 'Original transaction not found',
    zh: '未找到原交易',
    also: ['没有原始交易'],
    accept: [
      /(no original|original) transaction( was)? not found|no original transaction|no such (voucher|transaction)/i,
      /(未找到|没有|无此|找不到)(原始?)?(交易|流水|凭证)/,
    ],
  },
  'terminal-not-registered': {
    en: 'Terminal not registered',
    zh: '终端未登记',
    accept: [/terminal (is )?not registered/i, /终端(号)?未登记/],
  },
  'system-trouble': {
    en: 'System trouble',
    zh: '系统故障',
    also: ['Issuer or switch trouble', '系统异常'],
    accept: [
      /out of service|malfunction|system (error|trouble|fault)|day change|line to the issuer|link to the switch|switch trouble|(issuer|host) time-?out|temporarily unavailable/i,
      /系统(故障|异常|出错|日切|忙)|发卡[方行](状态不正常|线路异常|超时|系统)|交[换易]中心(异常|连接超时)|主机应答超时|线路(异常|故障)/,
    ],
  },
  timeout: {
    en: 'Timeout',
    zh: '交易超时',
    also: ['Transaction timed out', 'timed out', 'time-out'],
    accept: [
      /(?<!issuer |entry |input )\btime-?out\b|(?<!entry |input |switch )timed out|no answer from the host/i,
      /交易超时|应答超时|未收到应答|无应答/,
    ],
  },
  'outcome-unknown': {
    en: 'Outcome not known',
    zh: '结果未知',
    also: ['Outcome unknown', '交易结果未知'],
    accept: [/(outcome|result) (is )?(not known|unknown)/i, /结果(未知|不明)/],
  },
  'connect-failed': {
    en: 'Connection failed',
    zh: '连接失败',
    accept: [
      /(connect(ion|ing)?|dial(ling)?)( to [a-z ]+)? failed|failed( stage)?: connect|could not connect|cannot connect/i,
      /(连接|拨号)(主机|服务器|网络)?失败|失败(阶段|环节)：连接/,
    ],
  },
  'send-failed': {
    en: 'Sending failed',
    zh: '发送失败',
    accept: [
      /send(ing)?( to [a-z ]+)? failed|failed( stage)?: send|could not send/i,
      /发送(数据包?|报文)?失败|失败(阶段|环节)：发送/,
    ],
  },
  'receive-failed': {
    en: 'Receiving failed',
    zh: '接收失败',
    accept: [
      /receiv(e|ing)( from [a-z ]+)? failed|failed( stage)?: receive|nothing (was )?received|no answer received/i,
      /(?<!冲正)接收(数据包?|报文|应答)?失败|失败(阶段|环节)：接收/,
    ],
  },
  'bad-answer': {
    en: 'The answer of the host is not valid',
    zh: '主机应答有误',
    also: ['Invalid answer'],
    accept: [
      /(invalid|bad|wrong) (answer|response)|(answer|response) .*(not valid|invalid|does not match|could not be read)|MAC (error|check failed)|wrong MAC/i,
      /应答(报文)?(有误|错误|无效|不符|无法解析|与请求不符)|MAC(校验)?错/,
    ],
  },
  'reversal-failed': {
    en: 'Reversal failed',
    zh: '冲正失败',
    also: ['冲正不成功'],
    accept: [
      /reversal (has |was )?(failed|not (successful|accepted))|could not reverse/i,
      /冲正(接收|发送)?(失败|不成功)/,
    ],
  },
  reversing: {
    en: 'Reversing',
    zh: '正在冲正',
    also: ['自动冲正'],
    accept: [
      /\breversing\b|reversal in progress|sending (the |a )?(pending )?reversal/i,
      /(正在|(?<!将)自动)(发起)?冲正|冲正(进行)?中/,
    ],
  },
  'will-be-reversed': {
    en: 'It will be reversed automatically',
    zh: '将自动冲正',
    accept: [/will be reversed|reversal (is )?(pending|owed)/i, /将(自动)?冲正|待冲正|未完成的冲正/],
  },
  'nothing-charged': {
    en: 'Nothing was charged',
    zh: '未扣款',
    accept: [/(nothing|not) (was |been )?charged/i, /未(被)?扣款/],
  },
} as const satisfies Record<string, Term>;
