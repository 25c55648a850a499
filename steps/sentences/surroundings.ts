import type { FailingLine } from '../../src/fuzz/index.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { follow } from '../scene/conversation.ts';
import { FeatureFault } from '../scene/expectation.ts';
import { switchOn } from '../scene/setting.ts';
import type { TillWorld } from '../scene/till.ts';
import { usualAnswers } from '../scene/whole-transactions.ts';

/** The line of a scenario in which the POS centre is not always there. */
const lines = new WeakMap<TillWorld, FailingLine>();

function lineOf(till: TillWorld): FailingLine {
  const line = lines.get(till);
  if (line === undefined)
    throw new FeatureFault({
      en: 'The POS centre of this scenario is always there: let it go away with a Given.',
      zh: '本场景中的POS中心始终可以连接：请先用“假如”设置。',
    });
  return line;
}

async function lay(till: TillWorld, keepConnection: boolean): Promise<void> {
  const { startFailingLine } = await import('../../src/fuzz/index.ts');
  const line = await startFailingLine(till.plan.configuration.host);
  till.atEnd(() => line.close());
  lines.set(till, line);
  till.plan.change(({ configuration }) => {
    configuration.host = { ...line.host, ...(keepConnection ? { keepConnection } : {}) };
  });
}

/** A terminal that is off is switched on; one that is on is cut off first. What it keeps is the same. */
async function switchOnAgain(till: TillWorld): Promise<void> {
  const { configuration } = till.plan;
  await till.counter.act(
    till.counter.state.power === 'off' ? { command: 'power-on', configuration, erase: false } : { command: 'restart' },
  );
}

export const surroundings: Phrase[] = [
  phrase('Given', { en: 'the POS centre is not always to be reached', zh: 'POS中心并非随时可以连接' }, (till) =>
    lay(till, false),
  ),
  // Over HTTP whether it does is its own affair, and not for the configuration to say.
  phrase('Given', { en: 'the terminal keeps its connection to the POS centre', zh: '终端与POS中心保持连接' }, (till) =>
    lay(till, ['iso-tcp', 'iso-tls'].includes(till.plan.configuration.host.transport)),
  ),
  phrase('When', { en: 'the POS centre ends every connection that rests', zh: 'POS中心关闭所有空闲的连接' }, (till) =>
    lineOf(till).endOpen(),
  ),
  phrase(
    'When',
    { en: 'every connection to the POS centre goes dead without a sign', zh: '与POS中心的所有连接无声失效' },
    (till) => lineOf(till).silenceOpen(),
  ),
  phrase('When', { en: 'nobody can connect to the POS centre any more', zh: 'POS中心无法再建立连接' }, (till) =>
    lineOf(till).fail(),
  ),
  phrase('When', { en: 'the POS centre can be connected to again', zh: 'POS中心恢复连接' }, (till) =>
    lineOf(till).mend(),
  ),
  phrase('When', { en: 'the terminal is powered on', zh: '终端开机' }, switchOn),
  phrase('When', { en: 'the terminal is restarted', zh: '终端重新启动' }, async (till) => {
    const { signedIn, operator } = till.counter.state;
    till.counter.begin();
    await switchOnAgain(till);
    // Whether a sign-in survives a restart is up to the terminal; where it does not, the cashier signs in as every morning.
    if (signedIn && !till.counter.state.signedIn && till.counter.state.menu.includes('sign-in'))
      await follow(till.counter, 'sign-in', { ...usualAnswers(till), ...(operator === null ? {} : { operator }) });
  }),
  phrase('When', { en: 'somebody opens the terminal', zh: '终端被拆机' }, async (till) => {
    till.counter.begin();
    await till.counter.act({ command: 'environment', tamper: true });
  }),
  phrase('When', { en: 'unsigned software is offered to the terminal', zh: '向终端提供未签名的软件' }, async (till) => {
    till.counter.begin();
    await till.counter.act({ command: 'environment', softwareOffered: { version: '99.0', signed: false } });
  }),
  phrase(
    'When',
    { en: 'an unverified device is plugged into the terminal', zh: '终端接入未经验证的外接设备' },
    async (till) => {
      till.counter.begin();
      await till.counter.act({ command: 'environment', deviceAttached: { name: 'USB keypad', trusted: false } });
    },
  ),
  phrase('When', { en: 'the network link of the terminal is cut', zh: '终端网络中断' }, async (till) => {
    till.counter.begin();
    await till.counter.act({ command: 'environment', network: 'down' });
  }),
  phrase('When', { en: 'the network link of the terminal is restored', zh: '终端网络恢复' }, async (till) => {
    till.counter.begin();
    await till.counter.act({ command: 'environment', network: 'up' });
  }),
  phrase('When', { en: 'the battery of the terminal runs low', zh: '终端电量不足' }, async (till) => {
    till.counter.begin();
    await till.counter.act({ command: 'environment', battery: 'low' });
  }),
  phrase('When', { en: 'paper is loaded', zh: '收银员装纸' }, async (till) => {
    await till.counter.act({ command: 'environment', paper: 'loaded' });
    if (till.counter.state.prompt === 'paper') await till.counter.press('confirm');
  }),
];
