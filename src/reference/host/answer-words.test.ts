// The log of the terminal tells three things apart that are often all called a timeout.
import { afterEach, describe, expect, it } from 'vitest';
import { answering, garbling, hangingUp, type Reaction, silent, unreachable } from '../testing/fake-host.ts';
import { Till } from '../testing/till.ts';

let till: Till | undefined;
afterEach(() => till?.terminal.close());

/** The log after a sale that the host treats like that. */
async function logAfter(reaction: Reaction): Promise<string> {
  till = await Till.signedIn();
  till.host.next('0200', reaction);
  await till.sale();
  return till.terminal.log();
}

describe('the log of a sale', () => {
  it.each<[string, Reaction, RegExp]>([
    ['no answer came, and how long was waited', silent, / no answer to 0200 within 200 ms$/m],
    ['the connection was closed before an answer', hangingUp, / no answer to 0200: the connection was closed$/m],
    ['the answer cannot be parsed, and why', garbling, / answer not parsable: not JSON$/m],
    ['the answer has no code', answering({ 39: undefined }), / answer not parsable: it has no field 39$/m],
    ['the request was never sent', unreachable, / 0200 not sent: ECONNREFUSED$/m],
    [
      'the answer is to another voucher',
      answering({ 11: '000099' }),
      / answer not correlated \(field 11: sent 000002, got 000099\)$/m,
    ],
    [
      'the answer is of another kind and repeats too little',
      answering({ 41: undefined }, '0230'),
      / answer not correlated \(message type: expected 0210, got 0230; field 41: sent TP000001, got none\)$/m,
    ],
  ])('says that %s', async (_, reaction, line) => {
    expect(await logAfter(reaction)).toMatch(line);
  });
});
