// docs/chips.md keeps its promises: every number is right, the acquirer takes its request, and answers it as the page says.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { card, rule, signedInTill, type Till } from '../../simulator/acquirer/test-kit.ts';
import { chipSecurity } from '../../simulator/security/chip-security.ts';
import { oddParity, tdesCbcEncrypt, tdesDecrypt, tdesEncrypt, xor } from '../crypto/des.ts';
import { applicationCryptogram, arpcMethod1, CRYPTOGRAM_TAGS, cryptogramInput } from '../crypto/emv/cryptogram.ts';
import { iccMasterKey } from '../crypto/emv/keys.ts';
import { commandMac, commandMacInput } from '../crypto/emv/secure-messaging.ts';
import { atcDiversifier, commonSessionKey } from '../crypto/emv/session.ts';
import { CHIP_MASTER_KEYS, TEST_CHIP_KEYS } from '../definitions/chip-keys.ts';
import { answerSchema, messageSchema } from '../definitions/message-schema.ts';
import { type TransactionType, transactionTypeOf } from '../definitions/transactions.ts';
import { buildTlv, parseTlv, tlvValues } from '../iso8583/tlv.ts';
import { hexOf, macSteps, macText } from './testing/wire-arithmetic.ts';

const PAGES = ['chips.md', 'chips.zh-CN.md'].map((name) =>
  readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8'),
);
const PAGE = PAGES[0]!;
const MAC_KEY = '89ABCDEF01234567';
type Wire = { mti: string; fields: Record<string, string> };
const BLOCKS = [...PAGE.matchAll(/^```json (\S+)(?: (\S+))?\n(.*?)^```$/gms)].map(
  ([, kind = '', name = '', text = '']) => ({
    kind,
    name,
    value: JSON.parse(text) as unknown,
  }),
);
const given = (name: string) =>
  BLOCKS.find((each) => each.kind === 'calculation' && each.name === name)?.value as Record<string, string>;
const messages = (kind: string) =>
  BLOCKS.filter((each) => each.kind === kind).map(({ name, value }) => ({ name, message: value as Wire }));
const [sale, notice] = messages('request');
const [approval, noticed] = messages('answer');
const bytes = (hex: string) => Buffer.from(hex, 'hex');

/** The steps of the MAC of chips: padded data, last block, that deciphered, the MAC. */
function steps(key: string, padded: string) {
  const [left, right] = [bytes(key.slice(0, 16)), bytes(key.slice(16))];
  const last = tdesCbcEncrypt(left, bytes(padded)).subarray(-8);
  const deciphered = tdesDecrypt(right, last);
  return { lastBlock: hexOf(last), deciphered: hexOf(deciphered), mac: hexOf(tdesEncrypt(left, deciphered)) };
}

describe('the numbers of docs/chips.md', () => {
  it('are the same in Chinese', () => {
    const [english, chinese] = PAGES.map((page) => page.match(/^```.*?^```$/gms));
    expect(chinese).toEqual(english);
    expect(english).toHaveLength(9);
  });

  it('work out the key of the chip', () => {
    const {
      issuerMasterKey = '',
      pan = '',
      sequenceNumber = '',
      digits,
      left = '',
      right = '',
      cryptogramKey,
    } = given('card-key');
    const key = bytes(issuerMasterKey);
    expect(digits).toBe((pan + sequenceNumber.slice(-2)).slice(-16));
    expect([left, right]).toEqual([
      hexOf(tdesEncrypt(key, bytes(digits ?? ''))),
      hexOf(tdesEncrypt(key, xor(bytes(digits ?? ''), Buffer.alloc(8, 0xff)))),
    ]);
    expect(cryptogramKey).toBe(hexOf(oddParity(bytes(left + right))));
    expect(cryptogramKey).toBe(hexOf(iccMasterKey(key, pan, sequenceNumber.slice(-2), 'B')));
    expect(cryptogramKey).toBe(CHIP_MASTER_KEYS['debit chip']);
    expect(issuerMasterKey).toBe(TEST_CHIP_KEYS.issuerMasterKey);
  });

  it('work out the session key', () => {
    const {
      cryptogramKey = '',
      transactionCounter,
      leftInput = '',
      rightInput = '',
      sessionKey,
    } = given('session-key');
    const key = bytes(cryptogramKey);
    expect(cryptogramKey).toBe(given('card-key').cryptogramKey);
    expect(sessionKey).toBe(
      hexOf(oddParity(Buffer.concat([tdesEncrypt(key, bytes(leftInput)), tdesEncrypt(key, bytes(rightInput))]))),
    );
    expect(sessionKey).toBe(hexOf(commonSessionKey(key, atcDiversifier(Number(transactionCounter)))));
  });

  it('work out the cryptogram', () => {
    const {
      sessionKey = '',
      verificationResults = '',
      padded = '',
      lastBlock,
      deciphered,
      ...values
    } = given('cryptogram');
    const input = cryptogramInput(values, verificationResults);
    expect(Object.keys(values).sort()).toEqual([...CRYPTOGRAM_TAGS, '9F26'].sort());
    expect(padded.startsWith(hexOf(input))).toBe(true);
    expect(steps(sessionKey, padded)).toEqual({ lastBlock, deciphered, mac: values['9F26'] });
    expect(values['9F26']).toBe(hexOf(applicationCryptogram(bytes(sessionKey), input)));
    expect(PAGE).toContain(CRYPTOGRAM_TAGS.map((tag) => `\`${tag}\``).join(', '));
    expect(tlvValues(parseTlv(sale?.message.fields[55] ?? ''))).toMatchObject(values);
  });

  it('work out the issuer’s answer', () => {
    const { sessionKey = '', '9F26': cryptogram = '', code = '', exclusiveOr = '', ...made } = given('issuer-answer');
    expect(made.cryptogram).toBe(hexOf(tdesEncrypt(bytes(sessionKey), bytes(exclusiveOr))));
    expect(made.cryptogram).toBe(hexOf(arpcMethod1(bytes(sessionKey), bytes(cryptogram), Buffer.from(code))));
    expect(made['91']).toBe(made.cryptogram + hexOf(Buffer.from(code)));
  });

  it('work out a command of the issuer', () => {
    const {
      cryptogramKey = '',
      '9F26': cryptogram = '',
      leftInput = '',
      rightInput = '',
      header = '',
      padded = '',
      ...made
    } = given('issuer-command');
    const key = bytes(cryptogramKey);
    const commandKey = commonSessionKey(key, bytes(cryptogram));
    expect(made.commandKey).toBe(hexOf(commandKey));
    expect(made.commandKey).toBe(
      hexOf(oddParity(Buffer.concat([tdesEncrypt(key, bytes(leftInput)), tdesEncrypt(key, bytes(rightInput))]))),
    );
    expect(steps(made.commandKey ?? '', padded)).toEqual({
      lastBlock: made.lastBlock,
      deciphered: made.deciphered,
      mac: made.mac,
    });
    const counter = Number(given('session-key').transactionCounter);
    expect(made.mac).toBe(hexOf(commandMac(commandKey, commandMacInput(bytes(header), counter, bytes(cryptogram)))));
    expect(made['86']).toBe(header + made.mac?.slice(0, 8));
  });
});

/** The acquirer with the page's card and keys, in the page's batch. */
function acquirer(rules: Parameters<Till['addRule']> = []): Till {
  const { pan = '' } = given('card-key');
  const till = signedInTill({ cards: [card({ pan, expiry: '3512', chipKeys: TEST_CHIP_KEYS, pin: '123456' })], rules });
  till.batch = '000001';
  return till;
}

/** A message of the page as that till sends it: its own batch, PIN block and MAC. */
function asSentBy(till: Till, { mti, fields }: Wire): Wire {
  const { 64: _, 52: pin, ...rest } = fields;
  const own: Record<string, string> = { ...rest, 60: (rest[60] ?? '').replace('000042', till.batch) };
  if (rest[61] !== undefined) own[61] = rest[61].replace('000042', till.batch);
  return till.sign({
    mti,
    fields: pin === undefined ? own : { ...own, ...till.pinFields(rest[2] ?? '', '123456') },
  }) as Wire;
}

describe('the messages of docs/chips.md', () => {
  it.each([...messages('request'), ...messages('answer')])(
    '$name is well formed and has a right MAC',
    ({ name, message }) => {
      const schema = name === '' ? answerSchema() : messageSchema(name as TransactionType);
      const validate = new Ajv({ strict: false }).compile(schema);
      expect(validate(message), JSON.stringify(validate.errors)).toBe(true);
      expect(macSteps(MAC_KEY, macText(message.mti, message.fields)).field64).toBe(message.fields[64]);
      if (name !== '') expect(transactionTypeOf(message)).toBe(name);
    },
  );

  it('get from the acquirer the field 55 that the page shows', () => {
    const till = acquirer([
      rule({ transaction: 'sale' }, { issuerScript: { template: '72', command: 'pin-unblock' } }),
    ]);
    const decision = till.send(asSentBy(till, sale!.message));
    expect(decision.code).toBe('00');
    expect([...till.state.chipReadings.values()].map(({ verdict }) => verdict)).toEqual(['right']);
    expect(decision.reply?.fields[55]).toBe(approval?.message.fields[55]);
    const told = till.send(asSentBy(till, notice!.message));
    expect(told.code).toBe('00');
    expect([...till.state.notices.values()]).toMatchObject([{ results: '2000000001' }]);
    expect([...till.state.notices.values()][0]?.originalKey).not.toBeNull();
    const sent = Object.keys(told.reply?.fields ?? {}).sort();
    expect(sent).toEqual(Object.keys(noticed?.message.fields ?? {}).sort());
  });

  it('are refused with the codes of the table', () => {
    const refusal = (change: (values: Record<string, string>) => void, field55?: string) => {
      const till = acquirer();
      const values = { ...tlvValues(parseTlv(sale!.message.fields[55]!)) };
      change(values);
      const data = field55 ?? buildTlv(Object.entries(values).map(([tag, value]) => ({ tag, value })));
      return till.send(asSentBy(till, { mti: '0200', fields: { ...sale!.message.fields, 55: data } })).code;
    };
    expect(refusal(() => {})).toBe('00');
    for (const tag of [...CRYPTOGRAM_TAGS, '9F26', '9F10'])
      expect(
        refusal((values) => delete values[tag]),
        tag,
      ).toBe('59');
    expect(refusal((values) => Object.assign(values, { '9F02': '000000012851' }))).toBe('59');
    expect(refusal(() => {}, '9F26')).toBe('30');
    const till = acquirer();
    till.send(asSentBy(till, sale!.message));
    expect(till.send(asSentBy(till, { mti: '0200', fields: { ...sale!.message.fields, 11: '000008' } })).code).toBe(
      'A7',
    );
  });

  it('are read by the acquirer’s own cryptography', () => {
    expect(chipSecurity.isComplete(chipSecurity.read(sale!.message.fields[55]!)!)).toBe(true);
  });
});
