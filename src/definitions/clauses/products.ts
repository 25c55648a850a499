// Clauses of the guide's product pages.
import type { Clause } from '../requirements/requirement.ts';

export const PRODUCTS = [
  { id: 'GUIDE-P-LKL-3.1', seen: 'screen', en: 'The cardholder signs on the screen.', zh: '持卡人在屏幕上签名。' },
  { id: 'GUIDE-P-LKL-3.2', seen: 'slip', en: 'The slip is electronic.', zh: '出具电子签购单。' },
  { id: 'GUIDE-P-LKL-3.3', seen: 'slip', en: 'Paper is not needed.', zh: '无需打印纸。' },
  {
    id: 'GUIDE-P-LKL-4.1',
    seen: 'ledger',
    en: 'A smart terminal works through the same business steps.',
    zh: '智能终端完成同样的业务步骤。',
  },
  {
    id: 'GUIDE-P-LKL-4.2',
    seen: 'ledger',
    en: 'A smart terminal adds what its equipment offers, such as payment codes.',
    zh: '智能终端按配置增加扫码等功能。',
  },
  { id: 'GUIDE-P-SFT-6.1', seen: 'ledger', en: 'A payment code pays once.', zh: '扫码支付每次只扣款一次。' },
  {
    id: 'GUIDE-P-SFT-6.2',
    seen: 'wire',
    en: 'A doubtful result is cleared up by asking the host, not by paying again.',
    zh: '结果不明时通过查询确认，不得盲目再次扣款。',
  },
] as const satisfies readonly Clause[];
