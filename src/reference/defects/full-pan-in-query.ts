// Fault: the query is not masked.
import type { Defect } from './defect.ts';

export const fullPanInQuery: Defect = {
  id: 'full-pan-in-query',
  requirement: 'GUIDE-B-FAQ-3c',
  en: 'The query shows the whole card number',
  zh: '交易查询显示完整卡号',
  apply: (parts) => ({ ...parts, masking: { ...parts.masking, query: (pan) => pan } }),
};
