// A host for tests: gives keys, approves or stays silent, and remembers the messages; it checks every MAC.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { macSteps, macText, wrappedKeys } from './wire-arithmetic.ts';

const MASTER_KEY = '0123456789ABCDEFFEDCBA9876543210';
export const PIN_KEY = '1A2B3C4D5E6F70819293A4B5C6D7E8F9';
const MAC_KEY = '89ABCDEF01234567FEDCBA9876543210';

type Wire = { mti: string; fields: Record<string, string> };
/** What the host does with a financial message: a response code, or silence after it has been taken in. */
export type Behaviour = (message: Wire) => string | 'silent';

export async function startFakeHost(behaviour: Behaviour) {
  const messages: Wire[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const message = JSON.parse(body) as Wire;
    messages.push(message);
    const answer = answerTo(message, behaviour);
    if (answer !== null) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}/iso8583`,
    messages,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answerTo({ mti, fields }: Wire, behaviour: Behaviour): Wire | null {
  const answered = mti.slice(0, 2) + String(Number(mti[2]) + 1) + mti.slice(3);
  if (mti === '0800') {
    const control = `00000042${fields[60]?.slice(8)}`;
    const keys = wrappedKeys(MASTER_KEY, PIN_KEY, MAC_KEY);
    return {
      mti: answered,
      fields: { 11: fields[11] ?? '', 39: '00', 41: fields[41] ?? '', 42: fields[42] ?? '', 60: control, 62: keys },
    };
  }
  const { 64: given, ...covered } = fields;
  const right = macSteps(MAC_KEY, macText(mti, covered)).field64 === given;
  const code = right ? behaviour({ mti, fields }) : 'A0';
  if (code === 'silent') return null;
  const { 2: _pan, 26: _length, 52: _pin, 53: _control, ...echoed } = covered;
  const answer: Record<string, string> = { ...echoed, 37: '071800000001', 39: code };
  return { mti: answered, fields: { ...answer, 64: macSteps(MAC_KEY, macText(answered, answer)).field64 } };
}
