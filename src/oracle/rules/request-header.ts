// Binary messages begin with the TPDU and the application header that the terminal was told (F-01, F-02).
import { requestsOf, sentWords } from '../requests.ts';
import type { Rule } from '../rule.ts';

export const requestHeader: Rule = (books) => {
  const { header } = books.setting;
  if (header === null) return [];
  const wrong = requestsOf(books).find(
    ({ exchange: { requestHex } }) => requestHex !== null && !heads(requestHex, header),
  );
  if (wrong === undefined) return [];
  const words = sentWords(wrong);
  const found = wrong.exchange.requestHex!.slice(0, header.length + FRAME);
  return [
    {
      requirement: 'GUIDE-P-CUP-2',
      text: {
        en: `wrong header: ${words.en} begins with ${found}, the terminal was told ${header}`,
        zh: `报文头不符：${words.zh}以 ${found} 开头，配置为 ${header}`,
      },
      expected: { en: header, zh: header },
      actual: { en: found, zh: found },
    },
  ];
};

/** Hex digits of a frame length, which stands before the header over TCP and not over HTTP. */
const FRAME = 4;
const heads = (hex: string, header: string) => hex.startsWith(header) || hex.slice(FRAME).startsWith(header);
