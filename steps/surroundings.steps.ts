import { follow } from './follow.ts';
import { type Phrase, phrase } from './phrases.ts';
import { usualAnswers } from './sales.ts';
import { switchOn } from './scene.ts';
import type { TillWorld } from './world.ts';

/** A terminal that is off is switched on; one that is on is cut off first. What it keeps is the same. */
async function switchOnAgain(till: TillWorld): Promise<void> {
  const { configuration } = till.plan;
  await till.desk.act(
    till.desk.state.power === 'off' ? { command: 'power-on', configuration, erase: false } : { command: 'restart' },
  );
}

export const surroundings: Phrase[] = [
  phrase('When', { en: 'the terminal is powered on', zh: '终端开机' }, switchOn),
  phrase('When', { en: 'the terminal is restarted', zh: '终端重新启动' }, async (till) => {
    const { signedIn, operator } = till.desk.state;
    till.desk.begin();
    await switchOnAgain(till);
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
];
