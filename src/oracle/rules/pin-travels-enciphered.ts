// The PIN travels only enciphered (F-14).
import type { Rule } from '../rule.ts';

export const pinTravelsEnciphered: Rule = (books) =>
  books.exchanges
    .filter((exchange) => exchange.pinBlock === 'clear')
    .map((exchange) => {
      const voucher = exchange.request?.fields['11'] ?? '?';
      return {
        requirement: 'GUIDE-S-STEP-3d',
        text: {
          en: `PIN sent in clear: the PIN block of voucher ${voucher} was not enciphered`,
          zh: `密码明文传输：凭证号 ${voucher} 的 PIN 密码块未加密`,
        },
        expected: { en: 'a PIN block enciphered under the PIN key', zh: '用 PIN 密钥加密的密码块' },
        actual: { en: 'a clear PIN block', zh: '明文密码块' },
      };
    });
