// A message that was seen on the wire, changed by a person and sent once more: the way that the terminal takes, with a MAC of its own.
import type { AcquirerClient } from '../../simulator/admin/client.ts';
import { unionPayMac } from '../crypto/index.ts';
import type { EvidenceExchange } from '../definitions/evidence.ts';
import type { Acts } from './acts.ts';
import { Refusal } from './server.ts';

type Message = { mti: string; fields: Record<string, string> };

/** The way to the acquirer; `macInput` gives the bytes that the MAC of a message covers on it. */
export type Way = {
  exchange(
    message: Message,
    timers: { responseTimeoutMs: number; connectTimeoutMs: number },
    signal: AbortSignal,
  ): Promise<{ kind: string; reason?: string }>;
  macInput(message: Message): Uint8Array;
  close?(): void;
};

const TIMERS = { responseTimeoutMs: 10_000, connectTimeoutMs: 5_000 };
const MAC = '64';

/**
 * The message that is sent: a field that was left as it is shown is what it was, its hidden digits too; a MAC that was left is made
 * anew where the session has a key. Rejects with a Refusal where hidden digits were changed: nobody can know the others.
 */
export function editedMessage(
  asked: Acts['send'],
  shown: Message,
  copy: { message: Message; macKey: string | null },
  macInput: (message: Message) => Uint8Array,
): Message {
  const fields: Record<string, string> = {};
  for (const [field, value] of Object.entries(asked.fields)) {
    const isLeft = value === shown.fields[field];
    if (!isLeft && value.includes('*'))
      throw new Refusal(
        400,
        `field ${field} has hidden digits: leave it as it is, or write all of it`,
        `域${field}含隐藏数字：请保持不变，或完整填写`,
      );
    fields[field] = isLeft ? (copy.message.fields[field] ?? value) : value;
  }
  const message = { mti: asked.mti, fields };
  const isSigned = MAC in fields && fields[MAC] === copy.message.fields[MAC];
  if (!isSigned || copy.macKey === null) return message;
  const key = Buffer.from(copy.macKey.slice(0, 16), 'hex');
  const mac = unionPayMac(key, macInput(message)).toString('hex').toUpperCase();
  return { ...message, fields: { ...fields, [MAC]: mac } };
}

/** Sends it and waits for what comes back. Rejects with a Refusal where it cannot be made or did not leave. */
export async function sendAgain(
  asked: Acts['send'],
  { admin, way, exchange }: { admin: AcquirerClient; way: Way; exchange: EvidenceExchange | undefined },
): Promise<void> {
  if (exchange?.request == null) throw new Refusal(404, 'there is no such message any more', '该报文已不存在');
  const copy = await admin.requestCopy(String(asked.sequence));
  const message = editedMessage(asked, exchange.request, copy, (each) => way.macInput(each));
  const { kind, reason } = await way.exchange(message, TIMERS, new AbortController().signal);
  if (kind === 'not-sent')
    throw new Refusal(409, `the message was not sent: ${reason ?? ''}`, `报文未发出：${reason ?? ''}`);
}
