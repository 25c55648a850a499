// Damaged requests at the host: every one is refused, the books do not move, and the host goes on answering.
import { isApproval } from '../definitions/response-codes.ts';
import type { TransactionType } from '../definitions/transactions.ts';
import type { Message } from '../iso8583/message.ts';
import { type Breach, type CampaignResult, type CampaignSettings, runCampaign } from './campaign.ts';
import { shownBody } from './counterexample.ts';
import { damagedRequest } from './damage.ts';
import { jsonLine, type Line, type Sign } from './line.ts';
import type { RelayedAnswer } from './passage.ts';
import { type Damaged, targetOf } from './target.ts';

/** What the campaign needs of the host. `books` is any text that changes when money moves. */
export type HostUnderTest = {
  /** Null when the connection ended without an answer; `framed` = the body brings a frame of its own. */
  send(body: Buffer, framed?: boolean): Promise<RelayedAnswer | null>;
  books(): Promise<string>;
};

/** The line and what the good request is on it; with `sign`, damage also stands behind a right MAC. */
type OnLine = { line: Line; body?: Buffer; sign?: Sign | undefined };

/** On a binary line a host may hang up, or say it in words, on what it cannot read or what is no request at all. */
function mayBeSpeechless(line: Line, { body, framed }: Damaged, answer: RelayedAnswer | null): boolean {
  if (line.headerBytes === null || (answer !== null && answer.status !== 400)) return false;
  const message = framed ? null : line.read(body);
  return message === null || !/^0\d[02468]\d$/.test(message.mti);
}

/** `good` is a right request and `body` what it is on the line; without them it is the JSON line. */
export async function fuzzHost(
  host: HostUnderTest,
  type: TransactionType,
  good: Message,
  settings: CampaignSettings,
  place: OnLine = { line: jsonLine },
): Promise<CampaignResult<Damaged>> {
  const { line } = place;
  let books = await host.books();
  const judge = async (damaged: Damaged): Promise<Breach> => {
    const before = books;
    const answer = await host.send(damaged.body, damaged.framed);
    books = await host.books();
    const code = (answer === null ? null : line.read(answer.body))?.fields[39] ?? null;
    if (code === null) {
      if (books !== before) return { en: 'the host refused it but its books moved', zh: '主机拒绝，但账务有变化' };
      return mayBeSpeechless(line, damaged, answer) ? null : speechless(answer);
    }
    if (isApproval(code)) return { en: `the host approved it with code ${code}`, zh: `主机以应答码${code}批准` };
    return books === before
      ? null
      : {
          en: `the host refused it with code ${code} but its books moved`,
          zh: `主机以应答码${code}拒绝，但账务有变化`,
        };
  };
  return runCampaign(
    damagedRequest(targetOf(type, good, place)),
    async (damaged) => ({ breach: await judge(damaged), shown: () => shownBody(damaged.body, good, line) }),
    settings,
  );
}

function speechless(answer: RelayedAnswer | null): Breach {
  if (answer === null) return { en: 'the host gave no answer at all', zh: '主机没有任何应答' };
  return {
    en: `the host answered HTTP ${answer.status} without a response code`,
    zh: `主机返回HTTP ${answer.status}，没有应答码`,
  };
}
