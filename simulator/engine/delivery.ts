// Turns a decision and the fault that its rule asks for into a plan: what leaves, when, how damaged, and what becomes of the connection.
import type { Message } from '../../src/iso8583/message.ts';
import type { Ending, Fault, FaultContext, Frame, Outgoing, Transport, WireStep } from '../faults/fault.ts';
import { faults } from '../faults/index.ts';
import type { FaultName } from '../model/index.ts';

/** What a host does with one request: `answers` in order, each after its delay; `play` damages the bytes of the last one. */
export type Plan = {
  answers: { message: Message; delayMs: number }[];
  play: ((frame: Frame) => WireStep[]) | null;
  ending: Ending;
  /** The fault that is played; null = none. */
  fault: FaultName | null;
  /** Why the fault asked for is not played. */
  note: string | null;
};

/** Puts the right MAC into an answer that has one; an answer without field 64 is returned as it is. */
export type Seal = (message: Message) => Message;

/** The plan of an answer that nothing happens to. */
export function plainPlan(reply: Message | null): Plan {
  return {
    answers: reply === null ? [] : [{ message: reply, delayMs: 0 }],
    play: null,
    ending: plainEnding(reply),
    fault: null,
    note: null,
  };
}

const plainEnding = (reply: Message | null): Ending => (reply === null ? 'silent' : 'keep');

/** What becomes of the connection when that reply leaves under a fault (null = none) on that way in. */
export function endingOf(reply: Message | null, name: FaultName | null, transport: Transport): Ending {
  const fault: Fault | null = name === null ? null : faults[name];
  if (fault === null || !fault.transports.includes(transport)) return plainEnding(reply);
  if (fault.kind === 'request' || fault.kind === 'loss') return fault.ending;
  return fault.kind === 'wire' && reply !== null ? fault.ending : plainEnding(reply);
}

const LAST: ReadonlySet<Ending> = new Set<Ending>(['end', 'reset', 'dead']);

/** True when nothing can be answered on the connection any more. */
export const isLast = (ending: Ending): boolean => LAST.has(ending);

/** The plan of `reply` under a fault. A fault that this way in cannot play leaves the answer whole and says so in `note`. */
export function planDelivery(
  reply: Message | null,
  name: FaultName | null,
  transport: Transport,
  context: FaultContext,
  seal: Seal,
): Plan {
  if (name === null) return plainPlan(reply);
  const fault: Fault = faults[name];
  if (!fault.transports.includes(transport)) {
    return { ...plainPlan(reply), note: `fault ${name} cannot be played on ${transport}; the answer went out whole` };
  }
  const plan: Plan = { ...plainPlan(reply), fault: name, ending: endingOf(reply, name, transport) };
  switch (fault.kind) {
    case 'request':
    case 'loss':
      return { ...plan, answers: [] };
    case 'decision':
      return plan;
    case 'wire':
      return reply === null ? plan : { ...plan, play: (frame) => fault.play(frame, context) };
    case 'answer': {
      if (reply === null) return plan;
      const answers = fault.alter({ message: reply, delayMs: 0, mac: 'right' }, context);
      return {
        ...plan,
        answers: answers.map((answer) => ({ message: sealed(answer, seal), delayMs: answer.delayMs })),
      };
    }
    default:
      return fault satisfies never;
  }
}

function sealed({ message, mac: made }: Outgoing, seal: Seal): Message {
  const { mti, fields } = seal(message);
  const { 64: mac, ...others } = fields;
  if (made === 'right' || mac === undefined) return { mti, fields };
  if (made === 'none') return { mti, fields: others };
  // The second digit of the byte: characters of a MAC, 0-9 and A-F, stay printable when their lowest bit flips.
  const at = made.wrongByte * 2 - 1;
  const digit = (Number.parseInt(mac.charAt(at), 16) ^ 1).toString(16).toUpperCase();
  return { mti, fields: { ...fields, 64: mac.slice(0, at) + digit + mac.slice(at + 1) } };
}
