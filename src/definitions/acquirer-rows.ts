// The acquirers that a run can be set up with, as rows. They differ in such data alone; the host, the terminal and the checks are the same.
//
// The rows named after payment firms are EXAMPLES IN THE STYLE OF such offers, made up for tests. They are not those firms' specifications,
// nothing in them was given or approved by the firms, and the licences are invented.
import { EVERYDAY, MANAGEMENT, PRE_AUTHORISATION } from './function-groups.ts';

/** When a merchant gets the money of a business day: on the next working day, on the same day, on the next calendar day (F-63). */
export const SETTLEMENT_CYCLES = ['T+1', 'D+0', 'D+1'] as const;
export type SettlementCycle = (typeof SETTLEMENT_CYCLES)[number];

type Words = { en: string; zh: string };

export type AcquirerRow = {
  /** Field 32 and the second half of field 44. */
  id: string;
  en: string;
  zh: string;
  /** As printed on slips; the holder of the licence. */
  name: string;
  /** Telephone that help texts give. */
  serviceLine: string;
  /** Heading of its slips. */
  title: Words;
  /** What the profile is, and that it is nobody's specification. */
  statement: Words;
  /** Whether financial requests must carry a right MAC. */
  mac: boolean;
  /** TPDU that terminals send, ten digits, and the application header, twelve (F-01, F-02). */
  tpdu: string;
  header: string;
  /** Payment licence: an example, which no authority issued. */
  licence: { holder: string; number: string; scope: readonly string[]; validUntil: string };
  /** What a new merchant signs: parts per million of each payment, a fixed part, the most that the rate may cost (null = no cap). */
  contract: { feePpm: number; fixedFeeMinor: number; feeCapMinor: number | null; cycle: SettlementCycle };
  /** Working days until a refund is on the card (F-29 gives three to five). */
  refundWorkingDays: number;
  /** Functions that it offers its merchants, by the terminal contract's names. */
  functions: readonly string[];
};

const SCOPE = ['bank card acquiring', 'payment code acquiring'] as const;

const inTheStyleOf = (en: string, zh: string): Words => ({
  en: `A made-up example in the style of ${en} offers. It is not a specification of that firm; no value was given or approved by it.`,
  zh: `仿${zh}产品编制的示例数据，仅供测试。并非该公司的规范，各项数值均未由其提供或认可。`,
});

const licence = <const T extends string>(holder: T, number: string) => ({
  holder,
  number,
  scope: SCOPE,
  validUntil: '2035-12-31',
});

const GENERIC = '通用银联收单 Generic UnionPay Acquirer';
const EXAMPLE_A = '示例收单甲 Example Acquirer A';
const EXAMPLE_B = '示例收单乙 Example Acquirer B';
const EXAMPLE_C = '示例收单丙 Example Acquirer C';

export const ACQUIRER_ROWS = {
  'generic-unionpay': {
    id: '48021000',
    en: 'Generic UnionPay',
    zh: '通用银联',
    name: GENERIC,
    serviceLine: '400-000-0000',
    title: { en: 'POS SLIP', zh: 'POS签购单' },
    statement: {
      en: 'A generic acquirer put together from public facts. It is not a specification of UnionPay or of any member.',
      zh: '依据公开资料编制的通用收单数据，仅供测试。并非银联或任何成员机构的规范。',
    },
    mac: true,
    tpdu: '6000030000',
    header: '603100310000',
    licence: licence(GENERIC, 'EXAMPLE-0001'),
    contract: { feePpm: 6_000, fixedFeeMinor: 0, feeCapMinor: null, cycle: 'T+1' },
    refundWorkingDays: 3,
    functions: [...EVERYDAY, ...PRE_AUTHORISATION, 'qr-sale', ...MANAGEMENT],
  },
  'lakala-style': {
    id: '48021001',
    en: 'Lakala-style',
    zh: '拉卡拉风格（示例）',
    name: EXAMPLE_A,
    serviceLine: '400-000-0001',
    title: { en: 'POS SLIP A', zh: '甲收单签购单' },
    statement: inTheStyleOf('Lakala', '拉卡拉'),
    mac: true,
    tpdu: '6005010000',
    header: '613100310000',
    licence: licence(EXAMPLE_A, 'EXAMPLE-0002'),
    contract: { feePpm: 6_000, fixedFeeMinor: 0, feeCapMinor: null, cycle: 'D+1' },
    refundWorkingDays: 3,
    functions: [...EVERYDAY, ...PRE_AUTHORISATION, 'qr-sale', ...MANAGEMENT],
  },
  'shengpay-style': {
    id: '48021002',
    en: 'Shengpay-style',
    zh: '盛付通类',
    name: EXAMPLE_B,
    serviceLine: '400-000-0002',
    title: { en: 'POS SLIP B', zh: '乙收单签购单' },
    statement: inTheStyleOf('Shengpay', '盛付通'),
    mac: true,
    tpdu: '6006010000',
    header: '603200320000',
    licence: licence(EXAMPLE_B, 'EXAMPLE-0003'),
    contract: { feePpm: 5_500, fixedFeeMinor: 0, feeCapMinor: 2_000, cycle: 'T+1' },
    refundWorkingDays: 5,
    functions: [...EVERYDAY, 'qr-sale', ...MANAGEMENT],
  },
  'ruiyinxin-style': {
    id: '48021003',
    en: 'Ruiyinxin-style',
    zh: '瑞银信类',
    name: EXAMPLE_C,
    serviceLine: '400-000-0003',
    title: { en: 'POS SLIP C', zh: '丙收单签购单' },
    statement: inTheStyleOf('Ruiyinxin', '瑞银信'),
    mac: true,
    tpdu: '6022000000',
    header: '613200320000',
    licence: licence(EXAMPLE_C, 'EXAMPLE-0004'),
    contract: { feePpm: 6_000, fixedFeeMinor: 300, feeCapMinor: null, cycle: 'D+0' },
    refundWorkingDays: 5,
    functions: [...EVERYDAY, ...PRE_AUTHORISATION, ...MANAGEMENT],
  },
} as const satisfies Record<string, AcquirerRow>;
