// Survivors among slips.
import type { Survivor } from '../survivor.ts';

export const SLIP_SURVIVORS: readonly Survivor[] = [
  {
    mutants: ['slip/*/{merchant,cardholder,electronic}/*'],
    reason: 'blind',
    why: {
      en: 'Scenarios believe what the adapter says of a slip; its printed lines are read for a few elements only.',
      zh: '场景采信适配器对签购单的说明，打印行只核对少数要素。',
    },
  },
  {
    mutants: ['slip/*/{settlement,fault-report}/*'],
    reason: 'outside',
    why: { en: 'The guide says nothing about what stands on such slips.', zh: '指南未规定此类单据的内容。' },
  },
];
