// Survivors among slips.
import type { Survivor } from '../survivor.ts';

export const SLIP_SURVIVORS: readonly Survivor[] = [
  {
    mutants: ['slip/reprint/{merchant,cardholder}/left-out'],
    reason: 'outside',
    why: {
      en: 'The guide wants the slip again, and leaves it to the terminal of which copies.',
      zh: '指南要求可重打印，不限定重打印哪一联。',
    },
  },
  {
    mutants: [
      'slip/*/settlement/*',
      'slip/sale/fault-report/{cut-off,doubled,left-out,reprint-mark-added,signature-line-added}',
    ],
    reason: 'outside',
    why: {
      en: 'The guide says nothing about what stands on such slips, but that a fault report is no voucher.',
      zh: '除故障报告须注明不作为凭证外，指南未规定此类单据的内容。',
    },
  },
];
