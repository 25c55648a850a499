// When: what the cashier and the cardholder do at the counter, one act a sentence.
import { type Answers, carryOn, clearCounter, follow } from './follow.ts';
import { formatAmount } from './parameters.ts';
import { type Phrase, phrase } from './phrases.ts';
import { begin, usualAnswers } from './sales.ts';
import { functionOf } from './words.ts';
import type { TillWorld } from './world.ts';

/** Stops with an expectation when the terminal does not wait for what somebody is about to give it. */
function awaits(till: TillWorld, prompt: NonNullable<TillWorld['desk']['state']['prompt']>): void {
  till.check(
    till.desk.state.prompt === prompt,
    { en: 'The terminal does not ask for what comes next.', zh: '终端没有提示进行下一步操作。' },
    till.promptWords(prompt),
    till.stateWords(),
  );
}

async function confirmAmount(till: TillWorld): Promise<void> {
  const before = till.desk.state.prompt;
  await till.desk.press('confirm');
  if (before === 'amount' && till.desk.state.prompt === 'confirm-amount') await till.desk.press('confirm');
}

async function enterPin(till: TillWorld, pin: string): Promise<void> {
  awaits(till, 'pin');
  till.keepSecret(pin);
  await till.desk.act({ command: 'enter-pin', pin });
}

export const counter: Phrase[] = [
  phrase('When', { en: 'the terminal is powered on', zh: '终端开机' }, (till) => till.powerOn()),
  phrase('When', { en: 'the terminal is restarted', zh: '终端重新启动' }, async (till) => {
    const { signedIn, operator } = till.desk.state;
    till.desk.begin();
    await till.desk.act({ command: 'restart' });
    // Whether a sign-in survives a restart is up to the terminal; where it does not, the cashier signs in as every morning.
    if (signedIn && !till.desk.state.signedIn && till.desk.state.menu.includes('sign-in'))
      await follow(till.desk, 'sign-in', { ...usualAnswers(till), ...(operator === null ? {} : { operator }) });
  }),
  phrase('When', { en: 'somebody opens the terminal', zh: '终端被拆机' }, async (till) => {
    till.desk.begin();
    await till.desk.act({ command: 'environment', tamper: true });
  }),
  phrase('When', { en: 'the network link of the terminal is cut', zh: '终端网络中断' }, async (till) => {
    till.desk.begin();
    await till.desk.act({ command: 'environment', network: 'down' });
  }),
  phrase('When', { en: 'the network link of the terminal is restored', zh: '终端网络恢复' }, async (till) => {
    till.desk.begin();
    await till.desk.act({ command: 'environment', network: 'up' });
  }),
  phrase('When', { en: 'the battery of the terminal runs low', zh: '终端电量不足' }, async (till) => {
    till.desk.begin();
    await till.desk.act({ command: 'environment', battery: 'low' });
  }),
  phrase('When', { en: 'paper is loaded', zh: '收银员装纸' }, async (till) => {
    await till.desk.act({ command: 'environment', paper: 'loaded' });
    if (till.desk.state.prompt === 'paper') await till.desk.press('confirm');
  }),
  phrase(
    'When',
    {
      en: 'the cashier chooses {text} on the main screen',
      zh: '收银员在主界面选择{text}',
      exampleEn: 'the cashier chooses "Sale" on the main screen',
      exampleZh: '收银员在主界面选择“消费”',
    },
    (till, name) => begin(till, functionOf(name)),
  ),
  phrase(
    'When',
    {
      en: 'the cashier enters the amount CNY {amount}',
      zh: '收银员输入金额{amount}元',
      exampleEn: 'the cashier enters the amount CNY 128.50',
      exampleZh: '收银员输入金额128.50元',
    },
    async (till, amount) => {
      await clearCounter(till.desk);
      if (till.desk.state.function === null) await begin(till, 'sale');
      await till.desk.type(formatAmount(amount));
    },
  ),
  phrase(
    'When',
    {
      en: 'the cashier changes the amount to CNY {amount}',
      zh: '收银员把金额改为{amount}元',
      exampleEn: 'the cashier changes the amount to CNY 128.50',
      exampleZh: '收银员把金额改为128.50元',
    },
    async (till, amount) => {
      await till.desk.press('clear');
      await till.desk.type(formatAmount(amount));
    },
  ),
  phrase('When', { en: 'the cashier confirms the amount', zh: '收银员确认金额' }, confirmAmount),
  phrase('When', { en: 'the cashier confirms the card number', zh: '收银员确认卡号' }, (till) => {
    awaits(till, 'confirm-card');
    return till.desk.press('confirm').then(() => undefined);
  }),
  phrase('When', { en: 'the cashier confirms the original transaction', zh: '收银员确认原交易' }, (till) => {
    awaits(till, 'confirm-original');
    return till.desk.press('confirm').then(() => undefined);
  }),
  phrase('When', { en: 'the cashier cancels', zh: '收银员取消交易' }, async (till) => {
    await till.desk.press('cancel');
  }),
  phrase('When', { en: 'the cardholder inserts the card', zh: '持卡人插卡' }, (till) => till.present('insert')),
  phrase('When', { en: 'the cardholder taps the card', zh: '持卡人挥卡' }, (till) => till.present('tap')),
  phrase('When', { en: 'the cardholder swipes the magnetic stripe', zh: '持卡人刷磁条' }, (till) =>
    till.present('swipe'),
  ),
  phrase('When', { en: 'the cardholder inserts the card and it cannot be read', zh: '持卡人插卡但无法读取' }, (till) =>
    till.present('insert', 'unreadable'),
  ),
  phrase('When', { en: 'the cardholder taps two cards at once', zh: '持卡人同时挥两张卡' }, (till) =>
    till.present('tap', 'two-cards'),
  ),
  phrase('When', { en: 'the cardholder takes the card away too early', zh: '持卡人过早移开卡片' }, (till) =>
    till.present('tap', 'torn'),
  ),
  phrase(
    'When',
    { en: 'the cardholder inserts the card and will pull it out before the answer', zh: '持卡人插卡并将在应答前拔出' },
    (till) => till.present('insert', 'removed-early'),
  ),
  phrase('When', { en: 'the cardholder inserts another card', zh: '持卡人插入另一张卡' }, (till) =>
    till.present('insert', undefined, till.otherCard.image),
  ),
  phrase('When', { en: 'the cardholder takes the card', zh: '持卡人取走卡片' }, async (till) => {
    await till.desk.act({ command: 'remove-card' });
  }),
  phrase(
    'When',
    {
      en: 'the cardholder enters the PIN {text}',
      zh: '持卡人输入密码{text}',
      exampleEn: 'the cardholder enters the PIN "123456"',
      exampleZh: '持卡人输入密码“123456”',
    },
    enterPin,
  ),
  phrase('When', { en: 'the cardholder enters the right PIN', zh: '持卡人输入正确的密码' }, (till) =>
    enterPin(till, till.card.pin),
  ),
  phrase('When', { en: 'the cardholder enters a wrong PIN', zh: '持卡人输入错误的密码' }, (till) =>
    enterPin(till, till.wrongPin()),
  ),
  phrase(
    'When',
    { en: 'the cardholder enters the right PIN when it is asked for', zh: '终端要求时，持卡人输入正确的密码' },
    async (till) => {
      if (till.desk.state.prompt === 'pin') await enterPin(till, till.card.pin);
    },
  ),
  phrase('When', { en: 'the cardholder confirms without a PIN', zh: '持卡人不输密码直接确认' }, async (till) => {
    awaits(till, 'pin');
    await till.desk.act({ command: 'enter-pin', pin: '' });
  }),
  phrase('When', { en: 'the cardholder cancels at the PIN entry', zh: '持卡人在输入密码时取消' }, async (till) => {
    awaits(till, 'pin');
    await till.desk.press('cancel');
  }),
  phrase(
    'When',
    {
      en: 'the cardholder enters the right PIN and the cashier at once starts another sale',
      zh: '持卡人输入正确的密码后收银员立即再次发起消费',
    },
    async (till) => {
      awaits(till, 'pin');
      await till.desk.send({ command: 'enter-pin', pin: till.card.pin });
      await till.desk.send({ command: 'press', key: 'confirm' });
      await till.desk.send({ command: 'choose-function', function: 'sale' });
      await till.desk.settle();
    },
  ),
  phrase(
    'When',
    {
      en: 'the cardholder enters the right PIN and the power fails before the answer',
      zh: '持卡人输入正确的密码后，应答返回前终端断电',
    },
    async (till) => {
      awaits(till, 'pin');
      const arrived = till.host.untilNextRequest();
      await till.desk.send({ command: 'enter-pin', pin: till.card.pin });
      await arrived;
      await till.desk.act({ command: 'power-off' });
    },
  ),
  phrase('When', { en: 'the cardholder signs on the screen', zh: '持卡人在屏幕上签名' }, async (till) => {
    awaits(till, 'signature');
    await till.desk.act({ command: 'sign' });
  }),
  phrase(
    'When',
    {
      en: 'the cashier enters the supervisor password {text}',
      zh: '收银员输入主管密码{text}',
      exampleEn: 'the cashier enters the supervisor password "123456"',
      exampleZh: '收银员输入主管密码“123456”',
    },
    async (till, password) => {
      awaits(till, 'supervisor-password');
      await till.desk.enter(password);
    },
  ),
  phrase(
    'When',
    {
      en: 'the cashier enters the original voucher {text}',
      zh: '收银员输入原凭证号{text}',
      exampleEn: 'the cashier enters the original voucher "000012"',
      exampleZh: '收银员输入原凭证号“000012”',
    },
    async (till, voucher) => {
      awaits(till, 'original-voucher');
      await till.desk.enter(till.named(voucher));
    },
  ),
  phrase(
    'When',
    {
      en: 'the cashier enters the original reference {text} and date {text}',
      zh: '收银员输入原参考号{text}和原交易日期{text}',
      exampleEn: 'the cashier enters the original reference "071812345678" and date "0718"',
      exampleZh: '收银员输入原参考号“071812345678”和原交易日期“0718”',
    },
    async (till, reference, date) => {
      awaits(till, 'original-reference');
      await till.desk.enter(till.named(reference));
      awaits(till, 'original-date');
      await till.desk.enter(till.named(date));
    },
  ),
  phrase(
    'When',
    {
      en: 'the cashier enters the verification code {text}',
      zh: '收银员输入验证码{text}',
      exampleEn: 'the cashier enters the verification code "802461"',
      exampleZh: '收银员输入验证码“802461”',
    },
    async (till, code) => {
      awaits(till, 'verification-code');
      await till.desk.enter(code);
    },
  ),
  phrase('When', { en: 'the cashier signs the terminal in', zh: '收银员办理签到' }, (till) => whole(till, 'sign-in')),
  phrase('When', { en: 'the cashier signs the terminal out', zh: '收银员办理签退' }, (till) => whole(till, 'sign-out')),
  phrase('When', { en: 'the cashier runs the echo test', zh: '收银员进行回响测试' }, (till) =>
    whole(till, 'echo-test'),
  ),
  phrase('When', { en: 'the cashier downloads the parameters', zh: '收银员下载参数' }, (till) =>
    whole(till, 'parameter-download'),
  ),
  phrase('When', { en: 'the cashier settles the batch', zh: '收银员办理批结算' }, (till) => whole(till, 'settlement')),
  phrase('When', { en: 'the cashier reprints the last slip', zh: '收银员重打最后一笔签购单' }, (till) =>
    whole(till, 'reprint', { voucher: '' }),
  ),
  phrase('When', { en: 'the cashier looks at the version', zh: '收银员查看软件版本' }, (till) =>
    whole(till, 'version'),
  ),
  phrase('When', { en: 'the cashier lists the transactions', zh: '收银员查看交易明细' }, (till) =>
    begin(till, 'query'),
  ),
  phrase(
    'When',
    {
      en: 'the cashier queries the voucher {text}',
      zh: '收银员查询凭证号{text}',
      exampleEn: 'the cashier queries the voucher "000012"',
      exampleZh: '收银员查询凭证号“000012”',
    },
    async (till, voucher) => {
      await begin(till, 'query');
      if (till.desk.state.prompt === 'query-voucher') await till.desk.enter(till.named(voucher));
    },
  ),
];

/** A function from the menu to its end. */
async function whole(till: TillWorld, chosen: Parameters<typeof begin>[1], answers: Answers = {}): Promise<void> {
  await begin(till, chosen);
  await carryOn(till.desk, { ...usualAnswers(till), ...answers });
}
