// The terminal's own log: time, what happened, card data masked.
import type { Message } from '../../iso8583/message.ts';
import type { MaskingPolicy } from '../policies/masking.ts';

/** Lines kept; older ones go. */
const MOST_LINES = 5000;

export class Log {
  readonly #stamp: () => string;
  readonly #masking: MaskingPolicy;
  #lines: string[] = [];

  constructor(stamp: () => string, masking: MaskingPolicy) {
    this.#stamp = stamp;
    this.#masking = masking;
  }

  write(text: string): void {
    this.#lines.push(`${this.#stamp()} ${this.#masking.logText(text)}`);
    if (this.#lines.length > MOST_LINES * 1.1) this.#lines = this.#lines.slice(-MOST_LINES);
  }

  message(direction: 'sent' | 'received', message: Message): void {
    const { mti, fields } = this.#masking.logMessage(message);
    const shown = Object.entries(fields).map(([field, value]) => `${field}=${value}`);
    this.write(`${direction} ${mti} ${shown.join(' ')}`);
  }

  text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }
}
