// One stretch of power of a terminal: which function runs, who may start one, and what goes on by itself.
import { type Command, ContractError, type TerminalFunction } from '../../terminal/contract.ts';
import { type Device, newRun } from '../device/device.ts';
import type { Input } from '../device/inputs.ts';
import { isReady } from '../entry/ready.ts';
import { FLOWS } from '../flows/index.ts';
import { isDue, sendWhatIsDue } from '../host/owed.ts';
import { boot } from './boot.ts';
import { menuOf, showIdle } from './idle.ts';
import { perform } from './runner.ts';
import { noticeChange } from './surroundings.ts';

export class Session {
  readonly device: Device;
  /** Chosen while something was being sent; begins afterwards. */
  #chosenMeanwhile: TerminalFunction | null = null;

  /** Switches on. */
  constructor(device: Device) {
    this.device = device;
    boot(device);
    this.#resume();
  }

  /** Cuts the power: everything stops where it is. */
  end(): void {
    const { ui, life, log, dropConnection } = this.device;
    ui.setFunction(null);
    ui.setBackground(false);
    ui.power('off');
    life.end();
    dropConnection?.();
    log.write('power off');
  }

  get idle(): boolean {
    return this.device.ui.function === null && this.device.ui.quiet;
  }

  /** The operator picks a function; a ContractError `not-offered` when the menu has none of that name. */
  choose(chosen: TerminalFunction): void {
    const menu = menuOf(this.device);
    if (!menu.includes(chosen))
      throw new ContractError('not-offered', `The menu has no ${chosen}; it has ${menu.join(', ')}.`);
    if (this.idle) this.#start(chosen);
    else if (this.device.ui.function === null) this.#chosenMeanwhile = chosen;
    else this.#ignore(`the choice of ${chosen}`);
  }

  /** Somebody does something. An amount or a card on the idle screen begins a sale. */
  offer(input: Input): void {
    const { inputs, ui, log } = this.device;
    if (this.idle && beginsSale(input) && menuOf(this.device).includes('sale')) {
      inputs.keep(input);
      this.#start('sale');
    } else if (inputs.offer(input)) ui.noteQuiet();
    else log.write(`${input.command} ignored`);
  }

  noticeChange(change: Extract<Command, { command: 'environment' }>): void {
    noticeChange(this.device, change);
    this.device.ui.noteQuiet();
    if (change.network === 'up') this.#resume();
  }

  #start(chosen: TerminalFunction): void {
    const flow = FLOWS[chosen];
    if (flow === undefined) throw new ContractError('not-offered', `This terminal has no ${chosen}.`);
    const { log, ui } = this.device;
    log.write(`function ${chosen}`);
    ui.setFunction(chosen);
    void perform(newRun(this.device, chosen), flow);
  }

  /** What the loss of power or of the network interrupted goes on by itself: a batch upload (F-34), messages that are due. */
  #resume(): void {
    const { device } = this;
    if (!this.idle) return;
    if (device.books.settlement() !== null && isReady(device) && menuOf(device).includes('settlement'))
      this.#start('settlement');
    else if (isDue(device)) void this.#sendDue();
  }

  /** Sends what is owed while nobody uses the terminal. What does not get through waits for the next occasion. */
  async #sendDue(): Promise<void> {
    const { device } = this;
    device.ui.setBackground(true);
    try {
      await sendWhatIsDue(device);
    } catch (error) {
      device.log.write(`fault: ${error instanceof Error ? error.stack : String(error)}`);
    }
    showIdle(device);
    device.ui.setBackground(false);
    const chosen = this.#chosenMeanwhile;
    this.#chosenMeanwhile = null;
    if (chosen !== null && !device.life.over) this.#start(chosen);
  }

  #ignore(what: string): void {
    this.device.ui.sound('attention');
    this.device.log.write(`${what} ignored`);
  }
}

function beginsSale(input: Input): boolean {
  if (input.command === 'type') return /^[\d.]+$/.test(input.text);
  return input.command === 'present-card' && (input.interface === 'insert' || input.interface === 'swipe');
}
