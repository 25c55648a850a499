// Slips, their copies and their signature.
import { declining } from '../../testing/fake-host.ts';
import { counter, type Shows } from './counter.fixture.ts';

export const SLIPS = {
  'slip-on-decline': async (id) => {
    const till = await counter(id);
    till.host.next('0200', declining('51'));
    await till.sale();
    return (await till.slips()).length > 0;
  },
  'no-cardholder-copy': async (id) => {
    const till = await counter(id);
    await till.sale();
    return (await till.slips()).every(({ copy }) => copy !== 'cardholder');
  },
  'signature-on-cardholder-copy': async (id) => {
    const till = await counter(id);
    await till.sale();
    return (await till.slips()).some(({ copy, signatureLine }) => copy === 'cardholder' && signatureLine);
  },
  'unmarked-reprint': async (id) => {
    const till = await counter(id);
    await till.sale();
    await till.choose('reprint');
    await till.press('confirm');
    return (await till.slips()).some(({ reprint }) => !reprint);
  },
  'wrong-amount-on-slip': async (id) => {
    const till = await counter(id);
    await till.sale('128.50');
    return (await till.slips())[0]?.elements?.amountMinor !== 12850;
  },
  'slip-lost-without-paper': async (id) => {
    const till = await counter(id);
    await till.act({ command: 'environment', paper: 'out' });
    await till.sale('5.00', 'tap');
    return till.state.prompt !== 'paper';
  },
  'no-signature-line': async (id) => {
    const till = await counter(id);
    await till.sale();
    return (await till.slips()).every(({ signatureLine }) => !signatureLine);
  },
  'signature-never-waived': async (id) => {
    const till = await counter(id);
    await till.sale('5.00', 'tap');
    return (await till.slips()).some(({ signatureLine }) => signatureLine);
  },
  'signature-not-uploaded': async (id) => {
    const till = await counter(id, { name: 'esign', receipt: 'electronic' });
    await till.sale();
    return till.host.received('0820').length === 0;
  },
} satisfies Shows;
