// Answers of the host: which of them are believed, and what is made of them.
import { answering, declining, garbling, silent } from '../../testing/fake-host.ts';
import { counter, outcome, type Shows, sales } from './counter.fixture.ts';

export const ANSWERS = {
  'mac-not-checked': async (id) => {
    const till = await counter(id);
    till.host.next('0200', answering({ 64: '0'.repeat(16) }));
    await till.sale();
    return (await outcome(till)) === 'approved';
  },
  'mac-half-checked': async (id) => {
    const till = await counter(id);
    till.host.next('0200', (answer, request) => answering({ 64: `FF${answer.fields[64]?.slice(2)}` })(answer, request));
    await till.sale();
    return (await outcome(till)) === 'approved';
  },
  'foreign-answer-approved': async (id) => {
    const till = await counter(id);
    till.host.next('0200', answering({ 11: '000777' }));
    await till.sale();
    return (await outcome(till)) === 'approved';
  },
  'any-code-approved': async (id) => {
    const till = await counter(id);
    till.host.next('0200', declining('51'));
    await till.sale();
    return (await outcome(till)) === 'approved';
  },
  'unreadable-approved': async (id) => {
    const till = await counter(id);
    till.host.next('0200', garbling);
    await till.sale();
    return (await outcome(till)) === 'approved';
  },
  'charges-again': async (id) => {
    const till = await counter(id);
    till.host.next('0200', silent);
    await till.sale();
    return sales(till) === 2 && (await outcome(till)) === 'approved';
  },
  'always-insufficient-funds': async (id) => {
    const till = await counter(id);
    till.host.next('0200', declining('91'));
    await till.sale();
    return (await till.shown()).includes('Insufficient funds');
  },
  'wrong-contact': async (id) => {
    const till = await counter(id);
    till.host.next('0200', declining('01'));
    await till.sale();
    return (await till.shown()).includes('contact the acquirer');
  },
  'tries-text-wrong': async (id) => {
    const till = await counter(id);
    till.host.next('0200', declining('75'));
    await till.sale();
    return !(await till.shown()).includes('PIN tries exceeded');
  },
  'sale-as-pre-authorisation': async (id) => {
    const till = await counter(id);
    await till.sale();
    return till.host.received('0200').length === 0;
  },
  'silent-result': async (id) => {
    const till = await counter(id);
    await till.sale('5.00', 'tap');
    return !JSON.stringify(await till.terminal.events(0, 0)).includes('"success"');
  },
  'same-signal': async (id) => {
    const till = await counter(id);
    till.host.next('0200', declining('51'));
    await till.sale('5.00', 'tap');
    return (await till.of('sound')).some(({ sound }) => sound === 'success');
  },
} satisfies Shows;
