// The decision tables by themselves.
import { describe, expect, it } from 'vitest';
import type { CardInterface, TerminalFunction } from '../../terminal/contract.ts';
import { macOf } from './approval.ts';
import { cardPolicy } from './card.ts';
import { maskingPolicy } from './masking.ts';
import { type PinDecision, pinPolicy } from './pin.ts';
import { reversalPolicy } from './reversal.ts';
import { type SignatureDecision, signaturePolicy } from './signature.ts';
import { totalsPolicy } from './totals.ts';

describe('the PIN rule', () => {
  it.each<[TerminalFunction, CardInterface, number | null, number | null, PinDecision]>([
    ['sale', 'tap', 100_000, 100_000, 'pin-free'],
    ['sale', 'tap', 100_001, 100_000, 'ask'],
    ['sale', 'tap', 1, null, 'ask'],
    ['sale', 'tap', 1, 0, 'ask'],
    ['sale', 'insert', 1, 100_000, 'ask'],
    ['sale', 'swipe', 1, 100_000, 'ask'],
    ['sale', 'key', 1, 100_000, 'ask'],
    ['force-pin-sale', 'tap', 1, 100_000, 'ask'],
    ['pre-authorisation', 'tap', 100_000, 100_000, 'pin-free'],
    ['completion', 'tap', 1, 100_000, 'ask'],
    ['void', 'tap', 1, 100_000, 'ask'],
    ['balance-inquiry', 'tap', null, 100_000, 'ask'],
    ['refund', 'insert', 1, 100_000, 'none'],
    ['qr-sale', 'qr', 1, 100_000, 'none'],
  ])('%s by %s of %s with limit %s: %s', (chosen, entry, amountMinor, pinFreeMinor, decision) => {
    expect(pinPolicy.decide({ function: chosen, entry, amountMinor, pinFreeMinor })).toBe(decision);
  });
});

describe('the signature rule', () => {
  it.each<[TerminalFunction, CardInterface, number, number | null, SignatureDecision]>([
    ['sale', 'tap', 100_000, 100_000, 'signature-free'],
    ['force-pin-sale', 'tap', 100_000, 100_000, 'signature-free'],
    ['sale', 'tap', 100_001, 100_000, 'sign'],
    ['sale', 'tap', 1, null, 'sign'],
    ['sale', 'insert', 1, 100_000, 'sign'],
    ['void', 'tap', 1, 100_000, 'sign'],
    ['qr-sale', 'qr', 1, 100_000, 'none'],
  ])('%s by %s of %s with limit %s: %s', (chosen, entry, amountMinor, signatureFreeMinor, decision) => {
    expect(signaturePolicy.decide({ function: chosen, entry, amountMinor, signatureFreeMinor })).toBe(decision);
  });
});

describe('the card rules', () => {
  it.each([
    ['201', false, true, false],
    ['620', false, false, false],
    ['220', true, false, false],
    ['220', true, true, true],
    ['120', false, false, true],
    ['520', false, false, true],
  ])('service code %s, chip failed %s, fallback %s: stripe %s', (serviceCode, chipFailed, fallback, allowed) => {
    expect(cardPolicy.stripeAllowed({ serviceCode, chipFailed, fallback })).toBe(allowed);
  });

  it('take a card by its first digits and none without a prefix', () => {
    expect(cardPolicy.supported('6212345678901232', ['4', '62'])).toBe(true);
    expect(cardPolicy.supported('3530111333300000', ['4', '62'])).toBe(false);
    expect(cardPolicy.supported('6212345678901232', [])).toBe(false);
  });
});

describe('the totals', () => {
  it('are gross and apart for cards of other organisations', () => {
    const item = (chosen: TerminalFunction, status: string, amountMinor: number, foreign = false) => ({
      function: chosen,
      status,
      amountMinor,
      foreign,
    });
    expect(
      totalsPolicy.of([
        item('sale', 'voided', 100),
        item('void', 'approved', 100),
        item('completion', 'approved', 20),
        item('refund', 'approved', 3),
        item('sale', 'declined', 7),
        item('sale', 'reversed', 7),
        item('sale', 'unknown', 7),
        item('pre-authorisation', 'approved', 7),
        item('sale', 'approved', 50, true),
      ]),
    ).toEqual({
      domestic: { debit: { count: 2, amountMinor: 120 }, credit: { count: 2, amountMinor: 103 } },
      foreign: { debit: { count: 1, amountMinor: 50 }, credit: { count: 0, amountMinor: 0 } },
    });
  });
});

describe('reversals', () => {
  it('are owed for money that moves at once, and never for refunds, inquiries and management', () => {
    const types = [
      'sale',
      'void',
      'pre-authorisation',
      'pre-authorisation-void',
      'completion',
      'completion-void',
    ] as const;
    expect(types.every((type) => reversalPolicy.records(type))).toBe(true);
    expect(
      (['refund', 'balance-inquiry', 'settlement', 'sign-in'] as const).some((type) => reversalPolicy.records(type)),
    ).toBe(false);
  });
});

describe('the log', () => {
  it('hides cards, tracks, PIN blocks, chip data, keys and uploads', () => {
    const message = { mti: '0320', fields: { 48: `0100000001${'6212345678901232'.padStart(20, '0')}000000000100` } };
    expect(JSON.stringify(maskingPolicy.logMessage(message))).not.toContain('6212345678901232');
    const sale = {
      mti: '0200',
      fields: {
        2: '6212345678901232',
        35: '6212345678901232D3012',
        52: 'B91D020C871DFFC1',
        59: 'A3016212345',
        62: 'AA',
      },
    };
    expect(maskingPolicy.logMessage(sale).fields).toEqual({
      2: '621234******1232',
      35: '[21 hidden]',
      52: '[16 hidden]',
      59: '[11 hidden]',
      62: '[2 hidden]',
    });
  });
});

it('the MAC of the facts sheet comes out (F-15)', () => {
  const message = Buffer.from('0200302004C020C098114355502D4D41432D44454D4F', 'hex');
  expect(Buffer.from(macOf(message, '0123456789ABCDEF'), 'hex').toString('ascii')).toBe('7E1D3955');
});
