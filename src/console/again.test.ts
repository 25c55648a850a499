// A message that was seen is changed and sent once more, over every wire, and what is hidden of it stays hidden.
import { describe, expect, it, vi } from 'vitest';
import { TEST_CARDS } from '../definitions/cards.ts';
import { WIRE_NAMES } from '../definitions/wires.ts';
import { editedMessage } from './again.ts';
import { type TestConsole, testConsole } from './console.fixture.ts';
import { Refusal } from './server.ts';

const SHOWN = { mti: '0200', fields: { '2': '621234******1232', '4': '000000001000', '11': '000002', '64': 'AAAA' } };
const COPY = {
  message: { mti: '0200', fields: { ...SHOWN.fields, '2': '6212345678901232' } },
  macKey: '0123456789ABCDEF',
};
const ask = (fields: Record<string, string>, mti = '0200') => ({ do: 'send' as const, sequence: 1, mti, fields });
const input = () => Buffer.from('covered!');

describe('a message that is sent again', () => {
  it('has what was hidden while that is left alone, and a MAC of its own', () => {
    const made = editedMessage(ask({ ...SHOWN.fields, '4': '000000002000' }), SHOWN, COPY, input);
    expect(made.fields).toMatchObject({ '2': '6212345678901232', '4': '000000002000', '11': '000002' });
    expect(made.fields['64']).toMatch(/^[0-9A-F]{16}$/);
  });

  it('has what was written, a MAC too, and not what was taken out', () => {
    const { '11': _, ...rest } = SHOWN.fields;
    const made = editedMessage(ask({ ...rest, '2': '4000', '64': 'BBBB' }, '0400'), SHOWN, COPY, input);
    expect(made).toEqual({ mti: '0400', fields: { '2': '4000', '4': '000000001000', '64': 'BBBB' } });
  });

  it('is not made of hidden digits that somebody has changed', () => {
    expect(() => editedMessage(ask({ '2': '621234******1233' }), SHOWN, COPY, input)).toThrow(Refusal);
  });
});

/** Without a chip, whose cryptogram would be of the first amount alone. */
const CARD = 'debit stripe-only';

async function sold(shown: TestConsole): Promise<void> {
  for (const act of [
    { do: 'choose', function: 'sale' },
    { do: 'type', text: '12.00' },
    { do: 'press', key: 'confirm' },
    { do: 'present', interface: 'swipe', card: CARD },
    { do: 'right-pin' },
  ]) {
    expect(await shown.act(act)).toBe(200);
    await shown.atRest();
  }
}

it.each(WIRE_NAMES)(
  'reaches the acquirer over %s, is marked, and shows no more than it showed',
  async (wire) => {
    const shown = await testConsole(undefined, { wire });
    try {
      await sold(shown);
      const { sequence, request } = await vi.waitFor(async () => {
        const { exchanges } = await shown.whole();
        const sale = exchanges.find(({ transaction }) => transaction === 'sale');
        if (sale?.request == null) throw new Error('the sale was not seen');
        return { ...sale, request: sale.request };
      }, 20_000);
      const send = (fields: Record<string, string>) => shown.act({ do: 'send', sequence, mti: request.mti, fields });
      expect(await send({ ...request.fields, '11': '000777', '4': '000000003400' })).toBe(200);
      expect(await send({ ...request.fields, '11': '000778', '64': '0000000000000000' })).toBe(200);
      expect(await send({ ...request.fields, '2': '621234******9999' })).toBe(400);
      expect(await shown.act({ do: 'send', sequence: 99_999, mti: '0200', fields: {} })).toBe(404);
      expect(await shown.act({ do: 'send', sequence, mti: '0200', fields: { '1': 'x' } })).toBe(400);
      expect(await shown.act({ do: 'send', sequence, mti: request.mti, fields: request.fields }, 'wrong')).toBe(401);
      const now = await shown.whole();
      const codes = now.exchanges.filter(({ sequence: each }) => now.yours.includes(each));
      expect(codes.map(({ request: asked, code }) => [asked?.fields['11'], code])).toEqual([
        ['000777', '00'],
        ['000778', 'A0'],
      ]);
      expect(codes[0]?.postings.length).toBeGreaterThan(0);
      expect(JSON.stringify(now)).not.toContain(TEST_CARDS[CARD].image.pan);
    } finally {
      await shown.close();
    }
  },
  60_000,
);

it('is nothing that another machine may ask for', async () => {
  const shown = await testConsole(undefined, { listenAddress: '0.0.0.0' });
  const { exchanges } = await shown.whole();
  const [{ sequence, request } = {}] = exchanges;
  expect(await shown.act({ do: 'send', sequence, mti: request?.mti, fields: request?.fields })).toBe(403);
  await shown.close();
}, 30_000);
