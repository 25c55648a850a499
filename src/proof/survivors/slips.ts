// Survivors among slips.
import type { Survivor } from '../survivor.ts';

export const SLIP_SURVIVORS: readonly Survivor[] = [
  {
    mutants: ['slip/*/{merchant,cardholder,electronic}/*'],
    reason: 'blind',
    why: {
      en: 'No rule asks for this element of this slip.',
      zh: '没有规则要求此类单据的该要素。',
    },
  },
  {
    mutants: ['slip/*/{settlement,fault-report}/*'],
    reason: 'outside',
    why: { en: 'The guide says nothing about what stands on such slips.', zh: '指南未规定此类单据的内容。' },
  },
];
