// Fault: what is to be asked about is forgotten when the power goes.
import type { Defect } from './defect.ts';

export const qrQueryLostAtRestart: Defect = {
  id: 'qr-query-lost-at-restart',
  requirement: 'GUIDE-P-SFT-6',
  en: 'After a loss of power an unknown payment by code is never asked about',
  zh: '断电后不再查询结果未知的扫码交易',
  apply: (parts) => ({ ...parts, query: { ...parts.query, survivesRestart: false } }),
};
