// A right request as the target of damage, and what damage makes of it.
import { messageSchema } from '../definitions/message-schema.ts';
import type { TransactionType } from '../definitions/transactions.ts';
import type { Message } from '../iso8583/message.ts';
import { validatorOf } from '../validator.ts';
import { jsonLine, type Line, type Sign } from './line.ts';

/** What is to be put on the wire, and what is wrong with it in both languages; `framed` = it brings its own frame, a wrong one. */
export type Damaged = { kind: string; en: string; zh: string; body: Buffer; framed?: true };

/** A right request of a type and what it is on its line. With `sign`, damage also stands behind a right MAC. */
export type Target = {
  type: TransactionType;
  good: Message;
  line: Line;
  body: Buffer;
  sign?: Sign | undefined;
  /** Whether a message is a right request of the type, so that only its MAC could speak against it. */
  isRight(message: Message): boolean;
};

/** The target of a campaign; RangeError when the good request cannot be said on its line. */
export function targetOf(
  type: TransactionType,
  good: Message,
  {
    line = jsonLine,
    body = line.write(good),
    sign,
  }: { line?: Line; body?: Buffer | null; sign?: Sign | undefined } = {},
): Target {
  if (body === null) throw new RangeError('The good request cannot be said on this line.');
  const validate = validatorOf(messageSchema(type), { strict: false });
  return { type, good, line, body, sign, isRight: (message) => validate(message) };
}
