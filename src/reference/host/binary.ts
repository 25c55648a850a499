// Messages as bytes of a dialect: what the binary links share, whatever carries the bytes.
import { dialectNamed } from '../../definitions/dialects/index.ts';
import { type Codec, CodecError, compileDialect, type Header, type MacRule } from '../../iso8583/index.ts';
import type { Message } from '../../iso8583/message.ts';
import { type Configuration, ContractError } from '../../terminal/contract.ts';
import type { ExchangeOutcome } from './link.ts';

type BinaryFormat = {
  readonly codec: Codec;
  readonly macRule?: MacRule;
  /** The message without frame length, or why the dialect cannot say it. */
  write(message: Message): Buffer | CodecError;
  /** What was received, without frame length. */
  read(payload: Buffer): ExchangeOutcome;
  macInput(message: Message): Uint8Array;
};

const NOTHING = new Uint8Array();
const compiled = new Map<string, Codec>();

function codecOf(name: string): Codec {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const dialect = dialectNamed(name);
  if (dialect === undefined) throw new ContractError('not-offered', `There is no dialect ${name}.`);
  const codec = compileDialect(dialect);
  compiled.set(name, codec);
  return codec;
}

/** The dialect, TPDU and application header of the configuration; a ContractError `not-offered` for a dialect that there is not. */
export function binaryFormat({ dialect, tpdu, applicationHeader }: Configuration['host']): BinaryFormat {
  const codec = codecOf(dialect);
  const header: Header = {
    ...(tpdu === undefined ? {} : { tpdu }),
    ...(applicationHeader === undefined ? {} : { application: applicationHeader }),
  };
  /** What the MAC of an answer covers is in its bytes, not in what was understood of them. */
  const received = new WeakMap<Message, Uint8Array>();
  const { mac } = codec.dialect;

  return {
    codec,
    ...(mac === undefined ? {} : { macRule: mac }),
    write: (message) => codecErrorOf(() => codec.encode(message, header)),
    read(payload) {
      const decoded = codecErrorOf(() => codec.decode(payload));
      if (decoded instanceof CodecError) return { kind: 'unreadable', reason: decoded.message };
      received.set(decoded.message, codec.macInput(payload, decoded) ?? NOTHING);
      return { kind: 'answer', message: decoded.message };
    },
    macInput(message) {
      const bytes = received.get(message);
      if (bytes !== undefined) return bytes;
      let covered: Uint8Array = NOTHING;
      // A message that the dialect cannot say is not sent, so its MAC does not matter.
      codecErrorOf(() =>
        codec.encode(message, header, (before) => {
          covered = Buffer.from(before);
          return '0'.repeat(16);
        }),
      );
      return covered;
    },
  };
}

function codecErrorOf<T>(work: () => T): T | CodecError {
  try {
    return work();
  } catch (error) {
    if (error instanceof CodecError) return error;
    throw error;
  }
}
