// Evidence of a made-up sale: what was seen at the counter, on the wire and in the books.
import type { Evidence, EvidenceExchange } from '../definitions/evidence.ts';
import { CARD, type Language, LINES } from './sample-texts.fixture.ts';

export function exchange(sequence: number, voucher: string, changes: Partial<EvidenceExchange> = {}): EvidenceExchange {
  const fields = {
    '3': '000000',
    '4': '000000012850',
    '11': voucher,
    '22': '051',
    '25': '00',
    '41': 'TP000001',
    '49': '156',
    '60': '22000001000600',
  };
  return {
    sequence,
    at: '2026-11-22T18:00:01.000+08:00',
    transport: 'json-http',
    transaction: 'sale',
    request: {
      mti: '0200',
      fields: { '2': CARD, ...fields, '35': '[37 hidden]', '52': '[16 hidden]', '64': '3745314433393535' },
    },
    answer: { mti: '0210', fields: { ...fields, '37': `90000000${voucher}`.slice(-12), '38': '482913', '39': '00' } },
    outcome: { kind: 'answered', en: 'answered by 0210', zh: '已收到应答0210' },
    code: '00',
    error: null,
    fault: null,
    committed: true,
    postings: [
      { account: `cardholder/${CARD}#1`, amountMinor: -12850 },
      { account: 'merchant/898310058120001', amountMinor: 12850 },
    ],
    requestHex: null,
    answerHex: null,
    ...changes,
  };
}

export function sampleEvidence(language: Language, changes: Partial<Evidence> = {}): Evidence {
  const lines = LINES[language];
  const shown = (step: number, kind: string, words: readonly string[], detail: string | null = null) => ({
    at: `2026-11-22T18:00:0${step}.000+08:00`,
    step,
    kind,
    lines: [...words],
    detail,
  });
  return {
    language,
    terminal: { vendor: 'Tillproof', model: 'Reference', version: '0.1.0' },
    profile: 'classic',
    checks: 2,
    timeline: [
      shown(1, 'display', lines.amount),
      shown(1, 'prompt', lines.card),
      shown(2, 'prompt', lines.pin),
      shown(2, 'display', lines.wait),
      shown(2, 'result', lines.done),
      shown(2, 'sound', [], 'success'),
      shown(2, 'indicator', [], 'result green'),
    ],
    slips: [{ copy: 'merchant', reprint: false, lines: [...lines.slip] }],
    exchanges: [
      exchange(1, '000001', {
        transaction: 'sign-in',
        request: { mti: '0800', fields: { '11': '000001', '60': '00000001003' } },
        answer: { mti: '0810', fields: { '11': '000001', '39': '00', '62': '[80 hidden]' } },
        postings: [],
        committed: false,
      }),
      exchange(2, '000007'),
    ],
    journal: [
      {
        voucher: '000007',
        function: 'sale',
        status: 'approved',
        amountMinor: 12850,
        cardNumber: CARD,
        responseCode: '00',
        reference: '900000000007',
      },
    ],
    ledger: [
      {
        memo: 'sale 000007',
        postings: [
          { account: `cardholder/${CARD}#1`, amountMinor: -12850 },
          { account: 'merchant/898310058120001', amountMinor: 12850 },
        ],
      },
    ],
    ledgerSumMinor: 0,
    violations: [],
    ...changes,
  };
}
