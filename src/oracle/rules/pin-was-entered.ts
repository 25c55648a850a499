// A PIN block travels only where somebody entered a PIN, and once for each entry.
import { requestsOf } from '../requests.ts';
import type { Rule } from '../rule.ts';
import { listEn, listZh } from '../words.ts';

export const pinWasEntered: Rule = (books) => {
  const withPin = requestsOf(books).filter(
    ({ fields, message }) => fields['52'] !== undefined && !message.mti.endsWith('1'),
  );
  if (withPin.length <= books.pinEntries) return [];
  const stans = withPin.map(({ stan }) => stan ?? '?');
  return [
    {
      requirement: 'GUIDE-A-FAQ-1a',
      clause: 'GUIDE-A-FAQ-1a.1',
      text: {
        en: `PIN block without a PIN: requests ${listEn(stans)} have a PIN block, but a PIN was entered ${books.pinEntries} times`,
        zh: `未输密码却有 PIN 块：请求 ${listZh(stans)} 带有 PIN 块，但密码只输入了 ${books.pinEntries} 次`,
      },
      expected: { en: `${books.pinEntries} PIN blocks`, zh: `${books.pinEntries} 个 PIN 块` },
      actual: { en: `${withPin.length} PIN blocks`, zh: `${withPin.length} 个 PIN 块` },
    },
  ];
};
