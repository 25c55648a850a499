// The end of a chip transaction: the chip judges its issuer's answer, runs its commands, and gives its last cryptogram (EMV Book 3, 10.10 and 10.11).
import { arpcMethod1 } from '../../crypto/emv/cryptogram.ts';
import { commandMac, commandMacInput } from '../../crypto/emv/secure-messaging.ts';
import { commonSessionKey } from '../../crypto/emv/session.ts';
import { CodecError } from '../../iso8583/errors.ts';
import { parseTlv, type Tlv } from '../../iso8583/tlv.ts';
import type { CardImage } from '../../terminal/contract.ts';
import { chipSessionKey, cryptogram } from './cryptogram.ts';

/** What the chip remembers of its first cryptogram. */
export type FirstCryptogram = {
  card: CardImage;
  cryptogram: string;
  counter: number;
  /** Values that its cryptograms cover, by tag, hex. */
  covered: Readonly<Record<string, string>>;
};

type ChipEnd = {
  /** `TC`: the chip approves; `AAC`: it declines. */
  decision: 'TC' | 'AAC';
  cryptogram: string;
  /** The issuer's answer in tag 91; `absent` when there was none, which a chip may live with. */
  issuer: 'right' | 'wrong' | 'absent';
  /** Results of commands as DF31 has them, hex, 5 bytes each; empty when none came. */
  scriptResults: string;
};

/** Card verification results of the last cryptogram: a TC or an AAC was given. */
const LAST = { TC: '03640000', AAC: '03240000' } as const;
const UNPROVEN = { issuer: 'wrong', scripts: [] as Tlv[] } as const;

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const hex = (data: Uint8Array) => Buffer.from(data).toString('hex').toUpperCase();

/** Tag 91: eight bytes of answer, two of response code, which must be the one that was answered. */
function judge(first: FirstCryptogram, data: string, code: string): 'right' | 'wrong' {
  const responseCode = Buffer.from(code, 'latin1');
  const key = chipSessionKey(first.card.cryptogramKey, first.counter);
  return data === hex(arpcMethod1(key, bytes(first.cryptogram), responseCode)) + hex(responseCode) ? 'right' : 'wrong';
}

function read(first: FirstCryptogram, field55: string | undefined, code: string) {
  try {
    const objects = parseTlv(field55 ?? '');
    const answer = objects.find(({ tag }) => tag === '91');
    const scripts = objects.filter(({ tag }) => tag === '71' || tag === '72');
    return { issuer: answer === undefined ? ('absent' as const) : judge(first, answer.value, code), scripts };
  } catch (error) {
    if (error instanceof CodecError) return UNPROVEN;
    throw error;
  }
}

/** A command is run when its MAC is the issuer's: header (5 bytes), then the MAC (4 bytes). */
function runs({ card, cryptogram: arqc, counter }: FirstCryptogram, command: string): boolean {
  const key = commonSessionKey(Buffer.from(card.cryptogramKey ?? '0'.repeat(32), 'hex'), bytes(arqc));
  const mac = commandMac(key, commandMacInput(bytes(command.slice(0, 10)), counter, bytes(arqc)));
  return command.slice(10) === hex(mac.subarray(0, 4));
}

/** Result of one script: 2 done or 1 failed, the number of the command that failed, the script's identifier. */
function resultOf(first: FirstCryptogram, { children = [] }: Tlv): string {
  const id = children.find(({ tag }) => tag === '9F18')?.value ?? '00000000';
  const commands = children.filter(({ tag }) => tag === '86');
  const failed = commands.findIndex(({ value }) => !runs(first, value));
  return (
    (failed < 0
      ? '20'
      : `1${Math.min(failed + 1, 15)
          .toString(16)
          .toUpperCase()}`) + id.padStart(8, '0')
  );
}

/**
 * @param field55 of the answer
 * @param code field 39 of the answer
 * @param approved the host approved, so a TC is asked for
 */
export function endOf(first: FirstCryptogram, field55: string | undefined, code: string, approved: boolean): ChipEnd {
  const { issuer, scripts } = read(first, field55, code);
  const decision = approved && issuer !== 'wrong' ? 'TC' : 'AAC';
  const key = chipSessionKey(first.card.cryptogramKey, first.counter);
  return {
    decision,
    cryptogram: cryptogram(key, first.covered, LAST[decision]),
    issuer,
    scriptResults: scripts.map((script) => resultOf(first, script)).join(''),
  };
}
