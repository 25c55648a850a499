// Terminals that never rest: sales over JSON at a steady rate, each fortieth reversed, from as many terminals as are told.
import { Agent } from 'node:http';
import { openSession, saleFields } from '../../simulator/hosts/test-kit.ts';
import { defaultConfiguration } from '../../simulator/main.ts';
import type { AcquirerConfiguration } from '../../simulator/model/acquirer.ts';
import { cardAccount, TEST_CARDS } from '../../src/definitions/cards.ts';
import { ask } from '../../src/http.ts';
import type { Message } from '../../src/iso8583/message.ts';

const TERMINALS = 24;
/** Messages under way at one time; beyond them the load waits, and is behind its rate. */
const MOST_UNDER_WAY = 256;
const TICK_MS = 20;
/** What a busy machine has held up is made up for, but for no more than so many seconds of it. */
const MOST_BEHIND_S = 5;
const REVERSED = 40;
const terminalId = (i: number) => `LOAD${String(i).padStart(4, '0')}`;

/** The example acquirer with those terminals, and cards that never run dry; MACs cost the processor that the page needs. */
export function loadConfiguration(): AcquirerConfiguration {
  const usual = defaultConfiguration();
  const [own] = usual.terminals;
  if (own === undefined) throw new Error('the example acquirer has no terminal');
  const rich = { ...cardAccount(TEST_CARDS['debit chip'], 'en'), availableMinor: 900_000_000_000, limitMinor: null };
  return {
    ...usual,
    mac: false,
    terminals: [own, ...Array.from({ length: TERMINALS }, (_, i) => ({ ...own, terminalId: terminalId(i) }))],
    cards: [rich, ...usual.cards.filter(({ pan }) => pan !== rich.pan)],
  };
}

/** What was sent and answered so far; `refused` were answered otherwise than 00. */
type Sent = { answered: number; refused: number; worstWaitMs: number };

/** A crowd at work until it is stopped. */
type Load = { readonly sent: Sent; stop(): Promise<void> };

/** Signs the terminals in and sends `perSecond` requests a second. Rejects where one cannot sign in. */
export async function startLoad(hostUrl: string, perSecond: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_UNDER_WAY });
  const send = async (message: Message): Promise<Message['fields']> => {
    const headers = { 'content-type': 'application/json' };
    const { body } = await ask(`${hostUrl}/iso8583`, { method: 'POST', headers, agent }, JSON.stringify(message));
    return (JSON.parse(body.toString('utf8')) as Message).fields;
  };
  const sessions: { id: string; session: ReturnType<typeof openSession>; stan: number }[] = [];
  for (let i = 0; i < TERMINALS; i++) {
    const id = terminalId(i);
    const own = { 11: '000900', 41: id, 42: '898310058120001', 60: '00000000003', 63: '01 ' };
    sessions.push({
      id,
      session: openSession({ mti: '0810', fields: await send({ mti: '0800', fields: own }) }),
      stan: 0,
    });
  }
  const sent: Sent = { answered: 0, refused: 0, worstWaitMs: 0 };
  const waiting: Message[] = [];
  let made = 0;
  const next = (): Message => {
    const left = waiting.pop();
    if (left !== undefined) return left;
    const till = sessions[made++ % TERMINALS]!;
    till.stan += 1;
    const usual = saleFields(till.session, { stan: till.stan, amountMinor: 100 + (made % 900), entryMode: '051' });
    const sale: Message = { mti: '0200', fields: { ...usual, 41: till.id } };
    if (made % REVERSED === 0) {
      const { 26: _, 52: _b, 53: _c, ...kept } = sale.fields;
      waiting.push({ mti: '0400', fields: { ...kept, 39: '98' } });
    }
    return sale;
  };
  let underWay = 0;
  const from = performance.now();
  let begun = 0;
  let done: () => void = () => undefined;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - from) / 1000) * perSecond) - begun;
    if (due > MOST_BEHIND_S * perSecond) begun += due - MOST_BEHIND_S * perSecond;
    for (let n = 0; n < due && underWay < MOST_UNDER_WAY; n++) {
      begun += 1;
      underWay += 1;
      const at = performance.now();
      void send(next())
        .then(({ 39: code }) => {
          sent.answered += 1;
          if (code !== '00') sent.refused += 1;
          sent.worstWaitMs = Math.max(sent.worstWaitMs, performance.now() - at);
        })
        .catch(() => (sent.refused += 1))
        .finally(() => {
          underWay -= 1;
          if (underWay === 0) done();
        });
    }
  }, TICK_MS);
  return {
    sent,
    async stop() {
      clearInterval(timer);
      await new Promise<void>((resolve) => {
        done = resolve;
        if (underWay === 0) resolve();
      });
      agent.destroy();
    },
  };
}
