// Settlement of the batch: totals, upload, slip, the next batch.
import { describe, expect, it } from 'vitest';
import { totalsPolicy } from '../policies/totals.ts';
import { answering, hanging, settled, silent } from '../testing/fake-host.ts';
import { Till } from '../testing/till.ts';

/** A batch with a voided sale of 88.00, a sale of 30.00 and a refund of 10.00. */
async function busyDay(): Promise<Till> {
  const till = await Till.signedIn();
  await till.sale('88.00');
  await till.sale('30.00', 'tap');
  await till.startVoid('2');
  await till.present('insert');
  await till.finish();
  await till.refund('10.00');
  return till;
}

const unbalanced = answering({ 48: undefined });

describe('a settlement', () => {
  it('sends gross totals, prints them, empties the journal and goes on to the next batch', async () => {
    const till = await busyDay();
    await till.choose('settlement');
    const [request] = till.host.received('0500');
    expect(request?.fields[48]).toBe(`000000011800002000000009800002${'0'.repeat(32)}`);
    expect(request?.fields).toMatchObject({ 49: '156', 60: '00000001201', 63: '01 ' });
    expect(await till.result()).toMatchObject({
      outcome: 'done',
      lines: [
        'Settlement completed',
        'Totals agree',
        'Debit: 2, CNY 118.00',
        'Credit: 2, CNY 98.00',
        'New batch: 000002',
      ],
    });
    expect((await till.slips()).map(({ copy }) => copy)).toEqual(['settlement']);
    expect((await till.slips())[0]?.lines).toEqual(expect.arrayContaining(['Batch: 000001', 'Credit: 2, CNY 98.00']));
    expect(await till.terminal.journal()).toEqual([]);
    expect(till.state).toMatchObject({ batch: '000002', signedIn: true });
    expect(till.host.received('0320').map(({ fields }) => [fields[60]?.slice(8), fields[48]])).toEqual([
      ['207', '0000'],
    ]);
    await till.sale('1.00', 'tap');
    expect(till.host.received('0200').at(-1)?.fields[60]?.slice(2, 8)).toBe('000002');
  });

  it('counts cards of other organisations apart', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', answering({ 63: 'VISBank Abroad' }));
    await till.sale('88.00');
    await till.choose('settlement');
    expect(till.host.received('0500')[0]?.fields[48]).toBe(`${'0'.repeat(31)}000000008800001${'0'.repeat(16)}`);
  });

  it('uploads the details in packets of eight when the totals differ', async () => {
    const till = await Till.signedIn();
    for (let sale = 0; sale < 10; sale++) await till.sale('1.00', 'tap');
    till.host.next('0500', (answer, request) => ({
      kind: 'answer',
      message: { ...answer, fields: { ...answer.fields, 48: settled(request.fields[48] ?? '', '2') } },
    }));
    await till.choose('settlement');
    const uploads = till.host.received('0320');
    expect(uploads.map(({ fields }) => fields[60]?.slice(8))).toEqual(['201', '201', '202']);
    expect(uploads[0]?.fields[48]).toHaveLength(2 + 8 * 40);
    expect(uploads[1]?.fields[48]).toBe(
      `02${['000010', '000011'].map((voucher) => `00${voucher}00006212345678901232000000000100`).join('')}`,
    );
    expect(uploads[2]?.fields[48]).toBe('0010');
    expect(await till.shown()).toContain('Totals differ');
    expect(await till.terminal.log()).not.toContain('6212345678901232');
  });

  it('counts and uploads nothing of a batch that the host closed with an answer that was lost', async () => {
    const till = await Till.signedIn();
    await till.sale('88.00');
    till.host.next('0500', silent);
    await till.choose('settlement');
    till.host.batch = '000002';
    await till.signIn();
    await till.sale('30.00', 'tap');
    till.host.next('0500', (answer, request) => ({
      kind: 'answer',
      message: { ...answer, fields: { ...answer.fields, 48: settled(request.fields[48] ?? '', '2') } },
    }));
    await till.choose('settlement');
    expect(till.host.received('0500')[1]?.fields[48]?.slice(0, 30)).toBe(`000000003000001${'0'.repeat(15)}`);
    expect(till.host.received('0320').at(-1)?.fields[48]).toBe('0001');
    expect(await till.terminal.journal()).toEqual([]);
  });

  it('sends an owed reversal first, and does not settle while one stays owed', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', silent);
    await till.sale('88.00');
    till.host.next('0400', silent, silent, silent);
    await till.choose('settlement');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(till.host.received('0500')).toEqual([]);
    await till.choose('settlement');
    expect(till.host.requests.slice(-3).map(({ mti }) => mti)).toEqual(['0400', '0500', '0320']);
  });

  it.each([
    ['no answer', silent],
    ['an answer without totals', unbalanced],
  ])('with %s fails and loses nothing', async (_what, reaction) => {
    const till = await Till.signedIn();
    await till.sale('88.00');
    till.host.next('0500', reaction);
    await till.choose('settlement');
    expect(await till.result()).toMatchObject({ outcome: 'failed' });
    expect(await till.terminal.journal()).toHaveLength(1);
    expect(till.state.batch).toBe('000001');
    await till.choose('settlement');
    expect(await till.result()).toMatchObject({ outcome: 'done' });
  });

  it('whose upload was interrupted is owed, blocks new payments, and goes on where it stood', async () => {
    const till = await Till.signedIn();
    for (let sale = 0; sale < 10; sale++) await till.sale('1.00', 'tap');
    till.host.next('0500', (answer, request) => ({
      kind: 'answer',
      message: { ...answer, fields: { ...answer.fields, 48: settled(request.fields[48] ?? '', '2') } },
    }));
    till.host.next('0320', answering({}), silent);
    await till.choose('settlement');
    expect(await till.result()).toMatchObject({ outcome: 'failed' });
    expect(till.state.owed).toEqual([{ kind: 'batch-upload', voucher: '', batch: '000001' }]);
    await till.sale('1.00', 'tap');
    expect(await till.result()).toMatchObject({ outcome: 'refused' });
    expect(await till.shown()).toContain('settle the batch first');
    await till.choose('settlement');
    expect(await till.result()).toMatchObject({ outcome: 'done' });
    expect(till.host.received('0500')).toHaveLength(1);
    expect(till.host.received('0320').map(({ fields }) => fields[48]?.slice(0, 4))).toEqual([
      '0800',
      '0200',
      '0200',
      '0010',
    ]);
  });

  it('that the loss of power interrupted goes on by itself at power-on', async () => {
    const till = await Till.signedIn();
    await till.sale('1.00', 'tap');
    till.host.next('0320', hanging);
    await till.terminal.execute({ command: 'choose-function', function: 'settlement' });
    await till.act({ command: 'restart' });
    expect(till.state).toMatchObject({ batch: '000002', owed: [], function: null });
    expect(await till.terminal.journal()).toEqual([]);
  });

  it.each([
    ['000001', '000002'],
    ['000999', '001000'],
    ['999998', '000001'],
  ])('after batch %s comes %s', (batch, next) => {
    expect(totalsPolicy.nextBatch(batch)).toBe(next);
  });
});
