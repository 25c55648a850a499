// A function on its way: it asks people and the host. A power cut stops it where it stands.
import { askHost, NoAnswer, NotSent, signed } from './host.mjs';
import { yuan } from './texts.mjs';

/** Ends a function with an outcome and the words for it. */
export class Stop extends Error {
  constructor(outcome, ...lines) {
    super(outcome);
    this.outcome = outcome;
    this.lines = lines;
  }
}

/** The stretch of power that a function ran in is over. */
export class PowerCut extends Error {}

export class Turn {
  constructor(device, cut) {
    this.device = device;
    this.cut = cut;
  }

  get memory() {
    return this.device.memory;
  }

  get configuration() {
    return this.device.configuration;
  }

  alive() {
    if (this.cut.aborted) throw new PowerCut();
  }

  show(...lines) {
    this.device.show(...lines);
  }

  tell(event) {
    this.device.tell(event);
  }

  /** Waits for one of these commands; null when the entry time is over. */
  async ask(prompt, text, accepts, { lines = [], patient = false, ...members } = {}) {
    const { device } = this;
    device.show(text, ...lines);
    device.tell({ kind: 'prompt', prompt, text, ...members });
    const timer = patient ? null : setTimeout(() => device.answer(null), this.configuration.timers.entryTimeoutMs);
    let stop;
    try {
      return await new Promise((resolve, reject) => {
        stop = () => reject(new PowerCut());
        this.cut.addEventListener('abort', stop);
        device.await(prompt, accepts, resolve);
      });
    } finally {
      clearTimeout(timer);
      this.cut.removeEventListener('abort', stop);
    }
  }

  /** One of these commands, or `confirm` when there are none; a cancel or nobody's answer ends the function. */
  async answer(prompt, text, accepts, options) {
    for (;;) {
      const command = await this.ask(prompt, text, [...accepts, 'press'], options);
      if (command === null) throw new Stop('cancelled', 'Entry timed out');
      if (command.command !== 'press') return command;
      if (command.key === 'cancel') throw new Stop('cancelled', 'Transaction cancelled');
      if (command.key === 'confirm' && accepts.length === 0) return command;
    }
  }

  /** What was typed and confirmed. */
  async entry(prompt, text, { lines = [], hidden = false } = {}) {
    let typed = '';
    for (;;) {
      const shown = hidden ? '*'.repeat(typed.length) : typed;
      const command = await this.ask(prompt, text, ['type', 'press'], { lines: [...lines, shown].filter(Boolean) });
      if (command === null) throw new Stop('cancelled', 'Entry timed out');
      if (command.command === 'type') typed += command.text;
      else if (command.key === 'cancel') throw new Stop('cancelled', 'Transaction cancelled');
      else if (command.key === 'clear') typed = '';
      else return typed;
    }
  }

  nextVoucher() {
    this.memory.voucher = (this.memory.voucher % 999_999) + 1;
    return String(this.memory.voucher).padStart(6, '0');
  }

  /** Fields 41 and 42 of every message. */
  own() {
    const { terminalId, merchantId } = this.configuration.identity;
    return { 41: terminalId, 42: merchantId };
  }

  /** The fields of a trustworthy answer; see askHost for what is thrown when there is none. */
  async host(mti, fields, { plain = false } = {}) {
    const { device, memory } = this;
    if (device.network === 'down') throw new NotSent();
    const message = plain ? { mti, fields } : signed(memory.keys.mac, mti, fields);
    const { host, timers } = this.configuration;
    device.log(`${mti} sent, voucher ${fields[11]}`);
    try {
      const signal = AbortSignal.any([this.cut, device.link.signal]);
      const answer = await askHost(host.url, timers.responseTimeoutMs, message, memory.keys?.mac, signal);
      device.log(`${mti} answered, code ${answer[39]}`);
      return answer;
    } catch (error) {
      if (error instanceof NoAnswer) device.log(`${mti}: ${error.message}`);
      throw error;
    } finally {
      this.alive();
    }
  }

  result(outcome, lines, { responseCode = null, amountMinor = null, voucher = null } = {}) {
    const { device } = this;
    const good = outcome === 'approved' || outcome === 'done';
    device.show(...lines);
    device.tell({ kind: 'result', function: device.function, outcome, responseCode, amountMinor, voucher, lines });
    device.tell({ kind: 'indicator', indicator: 'result', value: good ? 'green' : 'red' });
    device.tell({ kind: 'sound', sound: good ? 'success' : 'failure' });
    device.log(`${device.function}: ${outcome} ${responseCode ?? ''} ${amountMinor === null ? '' : yuan(amountMinor)}`);
  }
}
