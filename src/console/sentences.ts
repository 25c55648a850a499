// Sentences of the catalogue in which a recording says what was done; a test holds each of them against the catalogue.
import type { Bilingual } from '../definitions/evidence.ts';

const say = (en: string, zh: string): Bilingual => ({ en, zh });

/** Functions that a cashier takes through as a whole. */
export const WHOLE_FUNCTIONS: Readonly<Record<string, Bilingual>> = {
  'sign-in': say('the cashier signs the terminal in', '收银员办理签到'),
  'sign-out': say('the cashier signs the terminal out', '收银员办理签退'),
  'echo-test': say('the cashier runs the echo test', '收银员进行回响测试'),
  'parameter-download': say('the cashier downloads the parameters', '收银员下载参数'),
  settlement: say('the cashier settles the batch', '收银员办理批结算'),
  reprint: say('the cashier reprints the last slip', '收银员重打最后一笔签购单'),
  version: say('the cashier looks at the version', '收银员查看软件版本'),
};

export const SAID = {
  signedIn: (operator: string) =>
    say(`the terminal is signed in by operator "${operator}"`, `终端已签到，操作员号为“${operator}”`),
  notSignedIn: say('the terminal is not signed in', '终端未签到'),
  takesCodes: say('the terminal takes payment codes', '终端受理付款码'),
  card: (kind: Bilingual, issuer: Bilingual, amount: string) =>
    say(
      `a "${kind.en}" card issued by "${issuer.en}" with balance CNY ${amount}`,
      `一张“${kind.zh}”，发卡行“${issuer.zh}”，余额${amount}元`,
    ),
  cardStatus: (status: Bilingual) => say(`the card status is "${status.en}"`, `该卡状态为“${status.zh}”`),
  cardLimit: (amount: string) => say(`the card allows at most CNY ${amount} a payment`, `该卡单笔限额${amount}元`),
  settledSale: (amount: string, reference: string, date: string) =>
    say(
      `a settled sale of CNY ${amount} with reference "${reference}" dated "${date}"`,
      `一笔${amount}元的消费已结算，参考号“${reference}”，交易日期“${date}”`,
    ),
  choose: (name: Bilingual) =>
    say(`the cashier chooses "${name.en}" on the main screen`, `收银员在主界面选择“${name.zh}”`),
  amount: (amount: string) => say(`the cashier enters the amount CNY ${amount}`, `收银员输入金额${amount}元`),
  confirmAmount: say('the cashier confirms the amount', '收银员确认金额'),
  confirmCard: say('the cashier confirms the card number', '收银员确认卡号'),
  confirmOriginal: say('the cashier confirms the original transaction', '收银员确认原交易'),
  cancel: say('the cashier cancels', '收银员取消交易'),
  cancelPin: say('the cardholder cancels at the PIN entry', '持卡人在输入密码时取消'),
  password: (text: string) =>
    say(`the cashier enters the supervisor password "${text}"`, `收银员输入主管密码“${text}”`),
  voucher: (text: string) => say(`the cashier enters the original voucher "${text}"`, `收银员输入原凭证号“${text}”`),
  reference: (reference: string, date: string) =>
    say(
      `the cashier enters the original reference "${reference}" and date "${date}"`,
      `收银员输入原参考号“${reference}”和原交易日期“${date}”`,
    ),
  verification: (code: string) =>
    say(`the cashier enters the verification code "${code}"`, `收银员输入验证码“${code}”`),
  voidLast: say('the cashier voids the last sale', '收银员撤销上一笔消费'),
  insert: say('the cardholder inserts the card', '持卡人插卡'),
  tap: say('the cardholder taps the card', '持卡人挥卡'),
  swipe: say('the cardholder swipes the magnetic stripe', '持卡人刷磁条'),
  'insert unreadable': say('the cardholder inserts the card and it cannot be read', '持卡人插卡但无法读取'),
  'tap two-cards': say('the cardholder taps two cards at once', '持卡人同时挥两张卡'),
  'tap torn': say('the cardholder takes the card away too early', '持卡人闪卡'),
  'insert removed-early': say(
    'the cardholder inserts the card and will pull it out before the answer',
    '持卡人插卡并将在应答前拔出',
  ),
  otherCard: say('the cardholder inserts another card', '持卡人插入另一张卡'),
  remove: say('the cardholder takes the card', '持卡人取走卡片'),
  rightPin: say('the cardholder enters the right PIN', '持卡人输入正确的密码'),
  wrongPin: say('the cardholder enters a wrong PIN', '持卡人输入错误的密码'),
  noPin: say('the cardholder confirms without a PIN', '持卡人不输密码直接确认'),
  sign: say('the cardholder signs on the screen', '持卡人在屏幕上签名'),
  openCode: say('the customer opens a payment code', '顾客打开付款码'),
  showCode: say('the customer shows the payment code', '顾客出示付款码'),
  restart: say('the terminal is restarted', '终端重新启动'),
  powerFails: say('the power of the terminal fails', '终端断电'),
  linkCut: say('the network link of the terminal is cut', '终端网络中断'),
  linkRestored: say('the network link of the terminal is restored', '终端网络恢复'),
  paperOut: say('the printer runs out of paper', '打印机纸用完'),
  paperLoaded: say('paper is loaded', '收银员装纸'),
  batteryLow: say('the battery of the terminal runs low', '终端电量不足'),
  tamper: say('somebody opens the terminal', '终端被拆机'),
  seconds: (count: number) => say(`${count} seconds pass at the POS centre`, `POS中心时钟走过${count}秒`),
  issuerCode: (code: string) => say(`the issuer will answer code "${code}"`, `发卡行将返回应答码“${code}”`),
  slowAnswer: say('the POS centre takes its time to answer the next request', 'POS中心对下一笔请求应答较慢'),
  lostReversals: (count: number) =>
    say(
      `the POS centre will not answer the next ${count} reversal${count === 1 ? '' : 's'}`,
      `POS中心对接下来${count}笔冲正不应答`,
    ),
  lostKind: (name: Bilingual) =>
    say(
      `the POS centre will not answer the next request of the kind "${name.en}"`,
      `POS中心对下一笔类型为“${name.zh}”的请求不应答`,
    ),
  shows: ({ en, zh }: Bilingual) => say(`the terminal shows "${en}"`, `终端显示“${zh}”`),
  approved: say('the transaction is approved', '交易成功'),
  declined: (code: string) => say(`the transaction is declined with code "${code}"`, `交易被拒绝，应答码为“${code}”`),
  notApproved: say('the transaction is not approved', '交易未成功'),
  cancelled: say('the transaction is cancelled', '交易已取消'),
  refused: say('the terminal refuses the transaction', '终端拒绝办理该交易'),
  done: say('the operation succeeds', '操作成功'),
  failed: say('the operation fails', '操作失败'),
  owes: say('the terminal owes a reversal of the transaction', '终端待冲正该笔交易'),
  owesNothing: say('the terminal owes no reversal', '终端没有待发的冲正'),
  reversed: (reason: string) =>
    say(`the POS centre received a reversal with reason "${reason}"`, `POS中心收到冲正，冲正原因码为“${reason}”`),
  reversalNames: say('the reversal names the voucher and batch of the sale', '冲正的凭证号和批次号与原交易一致'),
  slip: (amount: string) => say(`a sales slip for CNY ${amount} is issued`, `出具金额为${amount}元的签购单`),
  noSlip: say('no sales slip is issued', '不出具签购单'),
  charged: (amount: string) => say(`the cardholder is charged CNY ${amount} in all`, `持卡人累计扣款${amount}元`),
} as const;
