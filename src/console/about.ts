// What does not change while a console runs: names, faults, chapters, and who is on the acquirer's register.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { FaultInfo, Merchant, TerminalRecord } from '../../simulator/admin/client.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { packageRoot } from '../compliance/package-root.ts';
import { dictionaryOf } from '../compliance/reports/html/dictionary.ts';
import { keyCheckValue } from '../crypto/index.ts';
import type { Bilingual, EvidenceExchange } from '../definitions/evidence.ts';
import { FIELDS } from '../definitions/fields.ts';
import { TERMS } from '../definitions/glossary.ts';
import { APPROVED_CODES, RESPONSE_CODES } from '../definitions/response-codes.ts';
import { TRANSACTIONS } from '../definitions/transactions.ts';
import type { About } from '../views/console/model.ts';
import type { Dictionary } from '../views/evidence.ts';
import { chapterName } from './chapters.ts';
import { FAULT_ROWS } from './faults.ts';

type Given = Pick<About, 'version' | 'readOnly' | 'admin' | 'wire'> & {
  terminals: readonly TerminalRecord[];
  merchants: readonly Merchant[];
  faults: readonly FaultInfo[];
  transport: string;
};

const RULE_PACKS = [
  {
    name: 'cents-are-codes',
    en: 'The last two digits of the amount are the answer code; .69 loses the answer, 10.10 to 80.80 come late',
    zh: '金额末两位即应答码；.69丢失应答，10.10至80.80迟到应答',
  },
  {
    name: 'stripe-endings',
    en: 'Card and amount endings as Stripe publishes them',
    zh: 'Stripe公布的测试卡号和金额尾数',
  },
  { name: 'adyen-endings', en: 'Amount endings as Adyen publishes them', zh: 'Adyen公布的测试金额尾数' },
];

const PRODUCTS = {
  debit: { en: 'debit', zh: '借记' },
  credit: { en: 'credit', zh: '贷记' },
  'quasi-credit': { en: 'quasi-credit', zh: '准贷记' },
  prepaid: { en: 'prepaid', zh: '预付费' },
};

const names = (rows: Readonly<Record<string, Bilingual>>) =>
  Object.fromEntries(Object.entries(rows).map(([key, { en, zh }]) => [key, { en, zh }]));

/** What the fields of an exchange say, in words, as a report has it of all exchanges of its run. */
export function wordsOf(exchange: EvidenceExchange): Dictionary {
  const evidence = { exchanges: [exchange] };
  return dictionaryOf({ scenarios: [{ evidence }] } as unknown as ComplianceReport);
}

export function aboutOf({ version, readOnly, admin, wire, terminals, merchants, faults, transport }: Given): About {
  return {
    ...{ version, readOnly, admin },
    wire: { en: wire.en, zh: wire.zh },
    terminals: terminals.map(({ terminalId, merchantId, terminalMasterKey }) => ({
      terminalId,
      merchantId,
      merchant: merchants.find((each) => each.merchantId === merchantId)?.name ?? '',
      keyCheck: keyCheckValue(terminalMasterKey),
    })),
    dictionary: {
      fields: names(FIELDS),
      codes: names(RESPONSE_CODES),
      transactions: names(TRANSACTIONS),
      approvals: APPROVED_CODES,
    },
    functions: names(TERMS.function),
    statuses: names(TERMS['card-status']),
    products: PRODUCTS,
    faults: faults.map(({ name, documentation, transports }) => {
      const { sentence = null, ...row } = FAULT_ROWS[name];
      return { name, documentation, sentence, ...row, playable: transports.includes(transport) };
    }),
    screens: Object.values(TERMS.screen).map(({ en, zh }) => ({ en, zh })),
    rulePacks: RULE_PACKS,
    chapters: readdirSync(path.join(packageRoot(), 'features/en'), { withFileTypes: true })
      .filter((each) => each.isDirectory())
      .map(({ name: folder }) => ({ folder, name: chapterName(folder) }))
      .sort((a, b) => (a.folder < b.folder ? -1 : 1)),
  };
}
