// Given: the acquirer, the merchant and the terminal, before the first transaction.

import { type Phrase, phrase } from '../phrases.ts';
import { useAcquirer } from '../scene/defaults.ts';
import { acquirerOf, functionOf, profileOf } from '../scene/quoted-words.ts';

/** A port that is assigned to nothing, so nobody listens there; clients that refuse to try some ports try this one. */
const NOBODY_LISTENS = '4';

export const setup: Phrase[] = [
  phrase(
    'Given',
    {
      en: 'the acquirer profile is {acquirer}',
      zh: '收单机构配置为{acquirer}',
      exampleEn: 'the acquirer profile is "Generic UnionPay"',
      exampleZh: '收单机构配置为“通用银联”',
    },
    (till, name) => {
      till.plan.change((plan) => useAcquirer(plan, acquirerOf(name)));
    },
  ),
  phrase(
    'Given',
    {
      en: 'the terminal profile is {profile}',
      zh: '终端类型为{profile}',
      exampleEn: 'the terminal profile is "e-signature"',
      exampleZh: '终端类型为“电签POS”',
    },
    (till, name) => till.useProfile(profileOf(name)),
  ),
  phrase(
    'Given',
    { en: 'the terminal is powered on and shows that it is connected', zh: '终端已开机并显示已联网' },
    (till) => {
      till.plan.powered = true;
      till.plan.connected = true;
    },
  ),
  phrase(
    'Given',
    {
      en: 'the terminal is signed in by operator {operator}',
      zh: '终端已签到，操作员号为{operator}',
      exampleEn: 'the terminal is signed in by operator "01"',
      exampleZh: '终端已签到，操作员号为“01”',
    },
    (till, operator) => {
      till.plan.powered = true;
      till.plan.operator = operator;
    },
  ),
  phrase('Given', { en: 'the terminal is not signed in', zh: '终端未签到' }, (till) => {
    till.plan.powered = true;
    till.plan.operator = null;
  }),
  phrase('Given', { en: 'the network link of the terminal is down', zh: '终端网络已断开' }, (till) => {
    till.plan.powered = true;
    return till.prepare(() => till.counter.act({ command: 'environment', network: 'down' }));
  }),
  phrase('Given', { en: 'the POS centre cannot be reached', zh: 'POS中心无法连接' }, (till) => {
    till.plan.change(({ configuration: { host } }) => {
      host.url = Object.assign(new URL(host.url), { port: NOBODY_LISTENS }).href;
    });
  }),
  phrase('Given', { en: 'the printer has no paper', zh: '打印机缺纸' }, (till) => {
    till.plan.powered = true;
    return till.prepare(() => till.counter.act({ command: 'environment', paper: 'out' }));
  }),
  phrase(
    'Given',
    { en: 'the POS centre opens the last batch that there is, 999998', zh: 'POS中心开启最后一个批次999998' },
    (till) => {
      till.plan.change(({ acquirer }) => {
        acquirer.terminals = acquirer.terminals.map((each) => ({ ...each, nextBatch: '999998' }));
      });
    },
  ),
  phrase('Given', { en: 'the merchant asks for a verification code', zh: '商户要求输入验证码' }, (till) => {
    till.plan.change(({ configuration }) => {
      configuration.profile.verificationCode = true;
    });
  }),
  phrase(
    'Given',
    { en: 'the terminal gives a reversal up after its last attempt', zh: '终端在冲正多次失败后放弃冲正' },
    (till) => {
      till.plan.change(({ configuration }) => {
        configuration.profile.reversalExhausted = 'drop';
      });
    },
  ),
  phrase('Given', { en: 'the terminal sends a reversal at once', zh: '终端立即发送冲正' }, (till) => {
    till.plan.change(({ configuration }) => {
      configuration.profile.reversal = 'instant';
    });
  }),
  phrase(
    'Given',
    { en: 'the terminal waits for people only a short time', zh: '终端等待人员操作的时间很短' },
    (till) => {
      till.plan.change(({ configuration: { timers } }) => {
        timers.entryTimeoutMs = (till.isInside ? 1 : 4) * timers.responseTimeoutMs;
      });
    },
  ),
  phrase('Given', { en: 'the terminal is not registered at the acquirer', zh: '终端未在收单机构登记' }, (till) => {
    till.plan.change((plan) => {
      plan.acquirer.terminals = [];
    });
  }),
  phrase('Given', { en: 'the acquirer strikes the terminal off its register', zh: '收单机构注销该终端' }, (till) =>
    till.prepare(() => till.host.deactivateTerminal()),
  ),
  phrase(
    'Given',
    {
      en: 'the merchant may not use {function}',
      zh: '商户未开通{function}',
      exampleEn: 'the merchant may not use "Refund"',
      exampleZh: '商户未开通“退货”',
    },
    (till, name) => {
      const closed = functionOf(name);
      till.plan.change(({ configuration: { profile } }) => {
        profile.functions = profile.functions.filter((each) => each !== closed);
      });
    },
  ),
  phrase(
    'Given',
    {
      en: 'the terminal refunds at most CNY {amount} at a time',
      zh: '终端单笔退货限额为{amount}元',
      exampleEn: 'the terminal refunds at most CNY 30.00 at a time',
      exampleZh: '终端单笔退货限额为30.00元',
    },
    (till, refundMinor) => {
      till.plan.change(({ configuration }) => {
        configuration.limits.refundMinor = refundMinor;
      });
    },
  ),
  phrase(
    'Given',
    { en: 'the terminal has the card number confirmed before it goes on', zh: '终端要求确认卡号后才继续' },
    (till) => {
      till.plan.change(({ configuration }) => {
        configuration.profile.confirmCard = true;
      });
    },
  ),
  phrase(
    'Given',
    {
      en: 'the terminal takes only cards whose number begins with {prefix}',
      zh: '终端只受理卡号以{prefix}开头的卡',
      exampleEn: 'the terminal takes only cards whose number begins with "4"',
      exampleZh: '终端只受理卡号以“4”开头的卡',
    },
    (till, prefix) => {
      till.plan.change(({ configuration }) => {
        configuration.profile.acceptedPrefixes = [prefix];
      });
    },
  ),
  phrase(
    'Given',
    {
      en: 'the terminal takes only cards whose number begins with {prefix} or {prefix}',
      zh: '终端只受理卡号以{prefix}或{prefix}开头的卡',
      exampleEn: 'the terminal takes only cards whose number begins with "4" or "62"',
      exampleZh: '终端只受理卡号以“4”或“62”开头的卡',
    },
    (till, one, other) => {
      till.plan.change(({ configuration }) => {
        configuration.profile.acceptedPrefixes = [one, other];
      });
    },
  ),
  phrase('Given', { en: 'the terminal asks for the card before the amount', zh: '终端先读卡后输入金额' }, (till) => {
    till.plan.change(({ configuration }) => {
      configuration.profile.entryOrder = 'card-first';
    });
  }),
];
