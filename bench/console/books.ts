// Books of a busy year: so many sales, a thousand a day, made by the acquirer itself before anybody looks.
import { createEngine } from '../../simulator/engine/engine.ts';
import { openSession, saleFields, signInRequest } from '../../simulator/hosts/test-kit.ts';
import type { AcquirerConfiguration } from '../../simulator/model/acquirer.ts';
import { wireSecurity } from '../../simulator/security/wire-security.ts';
import { openSound } from '../../simulator/store/store.ts';
import { TEST_CARDS } from '../../src/definitions/cards.ts';
import { jsonMacInput } from '../../src/iso8583/json.ts';
import type { Message } from '../../src/iso8583/message.ts';

const A_DAY = 1_000;
const DAY_MS = 86_400_000;
const FIRST = Date.parse('2026-10-01T09:00:00+08:00');
/** The STAN goes round, and with it the batch. */
const STANS = 100_000;

/** The test card with which the second sale of each day is paid, so that a query by last four finds some. */
export const RARE_CARD = TEST_CARDS['debit contact-chip'].image.pan;

/** Writes `count` sales into the database; throws when one is not approved. */
export async function fillBooks(db: string, configuration: AcquirerConfiguration, count: number): Promise<void> {
  const security = wireSecurity(jsonMacInput);
  const books = openSound(db);
  const engine = createEngine({ configuration, books });
  const send = async (message: Message): Promise<Message> => {
    const { plan } = await engine.submit({ message, transport: 'json-http', security });
    const [answer] = plan.answers;
    if (answer?.message.fields[39] !== '00') throw new Error(`answered ${answer?.message.fields[39]}`);
    return answer.message;
  };
  const session = openSession(await send(signInRequest));
  for (let n = 0; n < count; n++) {
    if (n % A_DAY === 0) {
      const at = new Date(FIRST + (n / A_DAY) * DAY_MS);
      engine.setClock(at.toISOString().replace('Z', '+00:00'));
    }
    const sale = { stan: 1 + (n % (STANS - 1)), amountMinor: 100 + (n % 9_000), entryMode: '051' };
    const card = n % A_DAY === 1 ? { pan: RARE_CARD } : {};
    await send({ mti: '0200', fields: saleFields(session, { ...sale, ...card }) });
  }
  engine.setClock(null);
  engine.close();
}
