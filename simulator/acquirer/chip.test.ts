// Chip cards at the host: only a cryptogram of this chip, for this transaction, made now, is taken, and it is answered.
import { describe, expect, it } from 'vitest';
import { arpcMethod1 } from '../../src/crypto/emv/cryptogram.ts';
import { commandMac, commandMacInput } from '../../src/crypto/emv/secure-messaging.ts';
import { commonSessionKey } from '../../src/crypto/emv/session.ts';
import { TEST_CHIP_KEYS } from '../../src/definitions/chip-keys.ts';
import { buildTlv, findTlv, parseTlv } from '../../src/iso8583/tlv.ts';
import type { Rule } from '../model/index.ts';
import { applyChange } from '../state/change.ts';
import { createState } from '../state/configure.ts';
import { bytes, field55, hex, sessionKey } from './chip-test-kit.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { card, configuration, DEBIT, NOW, pan, rule, SECURITY, signedInTill } from './test-kit.ts';

const LONG = pan('621234567890000000');
const till = (rules: Rule[] = []) =>
  signedInTill({ cards: [card({ chipKeys: TEST_CHIP_KEYS }), card({ pan: LONG, chipKeys: TEST_CHIP_KEYS })], rules });

const said = (decision: Decision) => parseTlv(decision.reply?.fields[55] ?? '');
const tag = (decision: Decision, name: string) => findTlv(said(decision), name)?.value;

describe('a cryptogram', () => {
  it('that is right is approved and answered with the ARPC and the code', () => {
    const counter = till();
    const decision = counter.ask('sale', { fields: { 55: field55() } });
    expect(decision.code).toBe('00');
    const arqc = bytes(findTlv(parseTlv(field55()), '9F26')!.value);
    const arpc = arpcMethod1(sessionKey(DEBIT, 1).session, arqc, Buffer.from('00'));
    expect(tag(decision, '91')).toBe(`${hex(arpc)}3030`);
    expect(decision.reply?.fields[64]).toBe(SECURITY.mac(counter.keys!, decision.reply!));
  });

  it('of a card with 19 digits is right too', () => {
    const decision = till().ask('sale', { pan: LONG, fields: { 55: field55({ number: LONG }) } });
    expect(decision.code).toBe('00');
  });

  it('is answered in a decline as well, with its code', () => {
    const decision = till().ask('sale', { amount: 900_000, fields: { 55: field55({ amount: 900_000 }) } });
    expect(decision.code).toBe('51');
    expect(tag(decision, '91')).toMatch(/3531$/);
  });

  it.each([
    ['of another chip', { change: { '9F26': '0'.repeat(16) } }],
    ['over other data', { change: { '9F37': '55667788' } }],
    ['over another amount', { amount: 1 }],
    ['without its unpredictable number', { leave: '9F37' }],
    ['that is not there', { leave: '9F26' }],
    ['without the word of the card', { leave: '9F10' }],
  ] as const)('%s is refused with 59, moves nothing and is reported', (_, what) => {
    const counter = till();
    const decision = counter.ask('sale', { fields: { 55: field55(what) } });
    expect(decision.code).toBe('59');
    expect(decision.postings).toEqual([]);
    expect(decision.reply?.fields[55]).toBeUndefined();
    expect([...counter.state.alerts.values()].map(({ kind }) => kind)).toEqual(['chip-cryptogram']);
  });

  it.each([
    ['made wrong', { change: { '9F26': '0'.repeat(16) } }, 'the cryptogram is not of this chip and transaction'],
    ['in part', { leave: '9F37' }, 'tags of the cryptogram miss'],
  ] as const)('%s is told as that', (_, what, why) => {
    expect(till().ask('sale', { fields: { 55: field55(what) } }).error).toBe(`field 55: ${why}`);
  });

  it.each([
    ['05', '59'],
    ['07', '59'],
    ['01', '00'],
  ])('that is wrong, of a card read by %s, is answered %s', (entry, code) => {
    const wrong = { 55: field55({ change: { '9F26': '0'.repeat(16) } }) };
    expect(till().ask('sale', { entry, fields: wrong }).code).toBe(code);
  });

  it('that was seen before is refused with A7, and so is an older counter', () => {
    const counter = till();
    counter.ask('sale', { fields: { 55: field55({ counter: 5 }) } });
    expect(counter.ask('sale', { fields: { 55: field55({ counter: 5 }) } }).code).toBe('A7');
    expect(counter.ask('sale', { fields: { 55: field55({ counter: 4 }) } }).code).toBe('A7');
    expect(counter.ask('sale', { fields: { 55: field55({ counter: 6 }) } }).code).toBe('00');
    expect([...counter.state.chipReadings.values()].map(({ verdict }) => verdict)).toEqual([
      'right',
      'replayed',
      'replayed',
      'right',
    ]);
  });

  it('that is wrong does not move the counter that the issuer remembers', () => {
    const counter = till();
    counter.ask('sale', { fields: { 55: field55({ counter: 9, change: { '9F26': '0'.repeat(16) } }) } });
    expect(counter.ask('sale', { fields: { 55: field55({ counter: 2 }) } }).code).toBe('00');
  });

  it('in something that is no TLV is a format error', () => {
    expect(till().ask('sale', { fields: { 55: '9F26' } }).code).toBe('30');
  });

  it('with zero bytes before, between and after the data objects is right all the same', () => {
    const padded = parseTlv(field55())
      .map(({ tag: name, value }) => `0000${buildTlv([{ tag: name, value }])}`)
      .join('');
    expect(till().ask('sale', { fields: { 55: `${padded}00` } }).code).toBe('00');
  });

  it('is right beside a damaged data object that it does not cover, and incomplete without one that it does', () => {
    expect(till().ask('sale', { fields: { 55: field55().replace('9F3501', '9F3502') } }).code).toBe('00');
    expect(till().ask('sale', { fields: { 55: field55().replace('9F3704', '9F3706') } }).code).toBe('59');
  });

  it('of a card without keys on record is taken as it comes, and not answered', () => {
    const counter = signedInTill();
    const decision = counter.ask('sale', { fields: { 55: field55({ change: { '9F26': '0'.repeat(16) } }) } });
    expect(decision.code).toBe('00');
    expect(decision.reply?.fields[55]).toBeUndefined();
    expect([...counter.state.chipReadings.values()][0]?.verdict).toBe('unchecked');
  });

  it('is not looked at where there is no chip cryptography', () => {
    const state = createState(configuration({ cards: [card({ chipKeys: TEST_CHIP_KEYS })], mac: false }));
    const counter = signedInTill({ cards: [card({ chipKeys: TEST_CHIP_KEYS })], mac: false });
    const { chip: _, ...plain } = SECURITY;
    const message = counter.card('sale', { fields: { 55: field55({ change: { '9F26': '0'.repeat(16) } }) } });
    const decision = decide(message, counter.state, { now: NOW, security: plain });
    applyChange(state, decision);
    expect(decision.code).toBe('00');
  });
});

describe('a rule', () => {
  it('makes the answer of the issuer wrong, or leaves it out', () => {
    const right = tag(till().ask('sale', { fields: { 55: field55() } }), '91');
    const wrong = till([rule({}, { issuerAnswer: 'wrong' })]).ask('sale', { fields: { 55: field55() } });
    expect(wrong.code).toBe('00');
    expect(tag(wrong, '91')).toMatch(/^[\dA-F]{16}3030$/);
    expect(tag(wrong, '91')).not.toBe(right);
    const none = till([rule({}, { issuerAnswer: 'none' })]).ask('sale', { fields: { 55: field55() } });
    expect(none.reply?.fields[55]).toBeUndefined();
  });

  it('sends a command that the chip believes, or one that it does not', () => {
    const script = { template: '72', command: 'pin-unblock' } as const;
    const decision = till([rule({}, { issuerScript: script })]).ask('sale', { fields: { 55: field55() } });
    const template = findTlv(said(decision), '72')!;
    expect(template.children?.map(({ tag: name }) => name)).toEqual(['9F18', '86']);
    const arqc = bytes(findTlv(parseTlv(field55()), '9F26')!.value);
    const { key } = sessionKey(DEBIT, 1);
    const mac = commandMac(commonSessionKey(key, arqc), commandMacInput(bytes('8424000004'), 1, arqc));
    const command = findTlv(said(decision), '86')!.value;
    expect(command).toBe(`8424000004${hex(mac.subarray(0, 4))}`);
    const forged = till([rule({}, { issuerScript: { ...script, wrongMac: true } })]).ask('sale', {
      fields: { 55: field55() },
    });
    expect(findTlv(said(forged), '86')!.value).not.toBe(command);
  });

  it('sends a genuine command in a second template behind one that is not', () => {
    const issuerScript = { template: '71', command: 'pin-unblock', wrongMac: true, behind: '72' } as const;
    const both = said(till([rule({}, { issuerScript })]).ask('sale', { fields: { 55: field55() } }));
    expect(both.map(({ tag: name }) => name)).toEqual(['91', '71', '72']);
    const commandOf = (template: string) => findTlv(findTlv(both, template)!.children ?? [], '86')!.value;
    expect(commandOf('71').slice(0, 10)).toBe(commandOf('72').slice(0, 10));
    expect(commandOf('71')).not.toBe(commandOf('72'));
  });
});
