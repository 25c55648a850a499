// The bytes of a binary message as hexadecimal that may be shown: what is secret, or could be, is `**`.
import type { Codec } from '../../src/iso8583/index.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { Travelled } from './trace.ts';
import { isOfCard, type UnreadBody } from './unmasked.ts';

const HIDDEN = '**';

/** The bytes of a message with what is needed to read and to show them. */
export class WireBytes implements Travelled, UnreadBody {
  readonly #codec: Codec;
  readonly #bytes: Uint8Array;
  readonly #front: number;

  /** `front` is the number of bytes before the message, such as a frame length. The bytes must stay as they are. */
  constructor(codec: Codec, bytes: Uint8Array, front: number) {
    this.#codec = codec;
    this.#bytes = bytes;
    this.#front = front;
  }

  get size(): number {
    return this.#bytes.length;
  }

  /** As `hiddenHex` shows it. */
  hex(): string {
    return hiddenHex(this.#codec, this.#bytes, this.#front);
  }

  /** The text is followed by the same in hex: what is packed can be read only there. */
  unread(readable: Message | null): string {
    const { mti, trace } = this.#codec.inspect(this.#bytes.subarray(this.#front));
    const rest: Uint8Array[] = [];
    let at = 0;
    for (const { field, offset, bytes: length } of mti === null ? [] : trace) {
      if (readable?.fields[field] === undefined && !isOfCard(mti ?? '', field)) continue;
      rest.push(this.#bytes.subarray(at, this.#front + offset));
      at = this.#front + offset + length;
    }
    const bytes = Buffer.concat([...rest, this.#bytes.subarray(at)]);
    return `${bytes.toString('utf8')}\n${bytes.toString('hex')}`;
  }

  /** Read once more; CodecError when the bytes are no message. */
  message(): Message {
    return this.#codec.decode(this.#bytes.subarray(this.#front)).message;
  }
}

/**
 * Upper-case hex, two characters for a byte. A field is hidden whole, its length prefix included, when masking changes anything
 * of its value. Of bytes that do not decode nothing behind the bitmap is shown: a field that lies askew looks like another one.
 * `front` is the number of bytes before the message, such as a frame length.
 */
export function hiddenHex(codec: Codec, bytes: Uint8Array, front = 0): string {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { mti, fields, trace, error } = codec.inspect(whole.subarray(front));
  if (mti === null) return hexOf(whole, 0, front) + HIDDEN.repeat(whole.length - front);
  if (error !== null) {
    const shown = front + (trace[0]?.offset ?? 0);
    return hexOf(whole, 0, shown) + HIDDEN.repeat(whole.length - shown);
  }
  const masked = codec.mask({ mti, fields }).fields;
  let text = '';
  let at = 0;
  for (const { field, offset, bytes: length } of trace) {
    if (masked[field] === fields[field]) continue;
    text += hexOf(whole, at, front + offset) + HIDDEN.repeat(length);
    at = front + offset + length;
  }
  return text + hexOf(whole, at, whole.length);
}

const hexOf = (bytes: Buffer, from: number, to: number) => bytes.toString('hex', from, to).toUpperCase();
