// Damaged requests at the host: every one is refused, the books do not move, and the host goes on answering.
import type { TransactionType } from '../definitions/transactions.ts';
import type { Message } from '../iso8583/message.ts';
import { type CampaignResult, type CampaignSettings, runCampaign } from './campaign.ts';
import { type Damaged, damagedRequest } from './damage.ts';

/** What the campaign needs of the host. `books` is any text that changes when money moves. */
export type HostUnderTest = {
  send(body: string): Promise<{ status: number; body: string } | null>;
  books(): Promise<string>;
};

const APPROVED = new Set(['00', '10', '11', 'A2', 'A4', 'A5', 'A6']);

function codeOf(body: string): string | null {
  try {
    return (JSON.parse(body) as Message).fields?.[39] ?? null;
  } catch {
    return null;
  }
}

export async function fuzzHost(
  host: HostUnderTest,
  type: TransactionType,
  good: Message,
  settings: CampaignSettings,
): Promise<CampaignResult<Damaged>> {
  let books = await host.books();
  return runCampaign(
    damagedRequest(type, good),
    async ({ body }) => {
      const before = books;
      const answer = await host.send(body);
      books = await host.books();
      if (answer === null) return { en: 'the host gave no answer at all', zh: '主机没有任何应答' };
      const code = codeOf(answer.body);
      if (code === null)
        return {
          en: `the host answered HTTP ${answer.status} without a response code`,
          zh: `主机返回HTTP ${answer.status}，没有应答码`,
        };
      if (APPROVED.has(code)) return { en: `the host approved it with code ${code}`, zh: `主机以应答码${code}批准` };
      return books === before
        ? null
        : {
            en: `the host refused it with code ${code} but its books moved`,
            zh: `主机以应答码${code}拒绝，但账务有变化`,
          };
    },
    settings,
  );
}
