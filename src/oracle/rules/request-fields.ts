// Each request has the fields that its row of the table of transactions wants, and no others (F-16).
import { UNIONPAY_PRESENCE } from '../../definitions/dialects/unionpay-presence.ts';
import { checkPresence, type PresenceFault } from '../../iso8583/presence.ts';
import { fieldWords, requestsOf, type Sent, sentWords } from '../requests.ts';
import type { Breach, Rule } from '../rule.ts';

/** Requirements that fields belong to by themselves: MAC, PIN, chip. */
const REQUIREMENTS: Readonly<Record<number, string>> = {
  23: 'GUIDE-S-STEP-1a',
  26: 'GUIDE-A-FAQ-1a',
  52: 'GUIDE-A-FAQ-1a',
  53: 'GUIDE-A-FAQ-1a',
  55: 'GUIDE-S-STEP-1a',
  64: 'GUIDE-A-FAQ-5b',
};

/** Ways of paying, by the first two digits of field 22, that a field does not belong to: no chip has told a sequence number, and no code was shown. */
const STRAY: Readonly<Record<number, readonly string[]>> = { 23: ['01', '02'], 59: ['01', '02', '05', '07'] };

const KINDS = {
  missing: { en: 'missing', zh: '缺失' },
  unexpected: { en: 'not allowed', zh: '不应有' },
  'not-echoed': { en: 'other than in the request', zh: '与请求不符' },
} as const;

type Fault = Pick<PresenceFault, 'field' | 'kind'>;

function faultsOf(request: Sent): Fault[] {
  const { message } = request;
  const faults = checkPresence(UNIONPAY_PRESENCE, message as { mti: string; fields: Record<number, string> });
  return [...faults, ...strayOf(request).filter(({ field }) => !faults.some((fault) => fault.field === field))];
}

/** What a payment of another kind has, such as the one before. */
function strayOf({ fields }: Sent): Fault[] {
  const entry = fields['22']?.slice(0, 2) ?? '';
  return Object.entries(STRAY)
    .filter(([field, ways]) => fields[field] !== undefined && ways.includes(entry))
    .map(([field]) => ({ field: Number(field), kind: 'unexpected' }));
}

function unknown(request: Sent): Breach {
  const { mti, fields } = request.message;
  const seen = [mti, fields['3'], fields['25'], fields['60']].filter(Boolean).join(' / ');
  return {
    requirement: 'GUIDE-A-STEP-2b',
    text: {
      en: `no transaction of the table: a request with MTI, fields 3, 25 and 60 of ${seen} was sent`,
      zh: `交易表中没有的请求：报文类型、第 3、25、60 域为 ${seen}`,
    },
    expected: { en: 'a request of the table of transactions', zh: '交易表中的请求' },
    actual: { en: seen, zh: seen },
  };
}

export const requestFields: Rule = (books) =>
  requestsOf(books).flatMap((request): Breach[] => {
    if (request.type === null) return [unknown(request)];
    const words = sentWords(request);
    return faultsOf(request).map(({ field, kind }) => {
      const [name, what] = [fieldWords(field), KINDS[kind]];
      return {
        requirement: REQUIREMENTS[field] ?? 'GUIDE-A-STEP-2b',
        text: { en: `${name.en} is ${what.en} in ${words.en}`, zh: `${words.zh}的${name.zh}${what.zh}` },
        expected:
          kind === 'missing'
            ? { en: `${words.en} with ${name.en}`, zh: `${words.zh}带有${name.zh}` }
            : { en: `${words.en} without ${name.en}`, zh: `${words.zh}没有${name.zh}` },
        actual: what,
      };
    });
  });
