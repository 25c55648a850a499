// A sale that is signed on the screen, with its electronic slip.
import { describe, expect, it } from 'vitest';
import { declining, silent } from '../testing/fake-host.ts';
import { Till } from '../testing/till.ts';

describe('a terminal with electronic slips', () => {
  const esign = { profile: { name: 'esign', receipt: 'electronic' } } as const;

  it('takes the signature on the screen, then issues the slip with its feature code, then uploads', async () => {
    const till = await Till.signedIn(esign);
    await till.choose('sale');
    await till.enter('128.50');
    await till.present('insert');
    await till.pin();
    expect(till.state.prompt).toBe('signature');
    expect(till.state.screen.join('\n')).toContain('128.50');
    expect(await till.slips()).toEqual([]);
    await till.act({ command: 'sign' });
    const [slip, ...others] = await till.slips();
    expect(others).toEqual([]);
    expect(slip).toMatchObject({ copy: 'electronic', elements: { featureCode: '07190001' } });
    expect(slip?.lines.join('\n')).toContain('signed on the screen');
    const [upload] = till.host.received('0820');
    expect(upload?.fields).toMatchObject({ 11: '000002', 15: '0719', 37: '000000000001', 60: '07000001800' });
    expect(till.state.owed).toEqual([]);
  });

  it('signs in again when the answer to the signature asks for it', async () => {
    const till = await Till.signedIn(esign);
    till.host.next('0820', declining('77'));
    await till.sale('128.50');
    expect(till.state).toMatchObject({ signedIn: false, owed: [] });
  });

  it('sends a signature that got no answer before the next transaction', async () => {
    const till = await Till.signedIn(esign);
    till.host.next('0820', silent);
    await till.sale();
    expect(till.state.owed).toEqual([{ kind: 'signature', voucher: '000002', batch: '000001' }]);
    await till.sale('5.00', 'tap');
    expect(till.state.owed).toEqual([]);
    expect(till.host.requests.map(({ mti }) => mti)).toEqual(['0800', '0200', '0820', '0820', '0200']);
  });

  it('issues the slip unsigned when nobody signs', async () => {
    const till = await Till.signedIn({ ...esign, timers: { entryTimeoutMs: 60_000 } });
    await till.choose('sale');
    await till.enter('128.50');
    await till.present('insert');
    await till.pin();
    await till.press('cancel');
    expect((await till.slips())[0]?.lines.join('\n')).not.toContain('signed on the screen');
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
    expect(till.host.received('0820')).toEqual([]);
  });
});
