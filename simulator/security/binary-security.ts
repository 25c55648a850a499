// The cryptography of one binary request and its answer: MACs cover the very bytes, those that came and those that leave.
import { type Codec, type Decoded, responseHeader } from '../../src/iso8583/index.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { TerminalKeys } from '../model/working-keys.ts';
import { chipSecurity } from './chip-security.ts';
import { softKeys } from './soft-security.ts';
import type { Security } from './types.ts';
import type { MacFunction } from './wire-security.ts';

const NOTHING = new Uint8Array();

export class BinarySecurity implements Security {
  readonly chip = chipSecurity;
  readonly #codec: Codec;
  readonly #framed: boolean;
  readonly #mac: MacFunction;
  readonly #asked: Decoded;
  readonly #payload: Uint8Array;
  /** The last answer that was signed, so that it need not be encoded again to be sent. */
  #signed: { mac: string; bytes: Buffer } | null = null;

  /** `framed`: answers are encoded with their frame length in front. */
  constructor(codec: Codec, framed: boolean, mac: MacFunction, asked: Decoded, payload: Uint8Array) {
    this.#codec = codec;
    this.#framed = framed;
    this.#mac = mac;
    this.#asked = asked;
    this.#payload = payload;
  }

  mac(keys: TerminalKeys, message: Message): string {
    if (message === this.#asked.message)
      return this.#mac(keys, this.#codec.macInput(this.#payload, this.#asked) ?? NOTHING);
    let mac = '';
    const sign = (covered: Uint8Array) => {
      mac = this.#mac(keys, covered);
      return mac;
    };
    const header = responseHeader(this.#asked.header);
    const bytes = this.#framed
      ? this.#codec.encodeFrame(message, header, sign)
      : this.#codec.encode(message, header, sign);
    this.#signed = { mac, bytes };
    return mac;
  }

  /** The bytes of an answer that carries the MAC just made. Whoever changes an answer afterwards has it signed anew. */
  sealed({ fields }: Message): Buffer | null {
    return this.#signed !== null && fields[64] === this.#signed.mac ? this.#signed.bytes : null;
  }

  pin(keys: TerminalKeys, block: string, pan: string): string | null {
    return softKeys.pin(keys, block, pan);
  }

  isClearPinBlock(block: string, pan: string): boolean {
    return softKeys.isClearPinBlock(block, pan);
  }

  wrapKeys(terminalMasterKey: string, keys: TerminalKeys): string {
    return softKeys.wrapKeys(terminalMasterKey, keys);
  }
}
