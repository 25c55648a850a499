// A signature that was given on the screen is with the host, all of it, or the terminal still owes it (F-38).
import type { Bilingual } from '../../definitions/evidence.ts';
import { acceptedBy } from '../answers.ts';
import type { Books, JournalEntry } from '../books.ts';
import { isOwed } from '../lookup.ts';
import { papersOf } from '../paper.ts';
import { requestsOf, type Sent, sameAsShown } from '../requests.ts';
import type { Breach, Rule } from '../rule.ts';
import { transactionName } from '../words.ts';

/** The code of an upload that the host has taken. */
const TAKEN = ['00'];
/** 60.3 of a picture in one message, and of the last of several. */
const LAST = /(?:800|9\d\d)$/;

/** Payments whose slip bears a feature code: the cardholder has signed on the screen. That of a payment that was voided since may be given up. */
function signedOnScreen(books: Books): JournalEntry[] {
  const entries = papersOf(books).flatMap(({ printed, entry }) =>
    entry?.status === 'approved' && printed.figures('feature-code').length > 0 ? [entry] : [],
  );
  return [...new Set(entries)];
}

const uploadsOf = (books: Books, { reference }: JournalEntry): Sent[] =>
  requestsOf(books).filter(
    ({ type, fields }) => type?.startsWith('e-signature') && sameAsShown(fields['37'] ?? '', reference ?? ''),
  );

const says = ({ fields }: Sent, place: RegExp) => place.test(fields['60'] ?? '');
const isTaken = ({ exchange }: Sent) => acceptedBy(exchange, TAKEN) === null;
const isRefused = ({ exchange }: Sent) => {
  const code = exchange.answer?.fields['39'] ?? '';
  return code !== '' && !TAKEN.includes(code) && acceptedBy(exchange, [code]) === null;
};

/** Why the host has not the whole picture; null where it has, or has refused it, after which it may be given up. */
function lackOf(uploads: readonly Sent[]): Bilingual | null {
  if (uploads.some((each) => isRefused(each) || (isTaken(each) && says(each, LAST)))) return null;
  const last = uploads.at(-1);
  if (last === undefined) return { en: 'no upload was sent', zh: '没有上送' };
  return acceptedBy(last.exchange, TAKEN) ?? { en: 'its last part was not sent', zh: '没有发送最后一个分包' };
}

function lost(books: Books, entry: JournalEntry): Breach[] {
  const lack = isOwed(books, 'signature', entry) ? null : lackOf(uploadsOf(books, entry));
  if (lack === null) return [];
  const name = transactionName(entry.function);
  return [
    {
      requirement: 'GUIDE-P-LKL-3',
      clause: 'GUIDE-P-LKL-3.1',
      text: {
        en: `signature lost: the ${name.en} ${entry.voucher} was signed on the screen, the POS centre does not have the signature (${lack.en}), and the terminal does not owe it`,
        zh: `电子签名丢失：凭证号 ${entry.voucher} 的${name.zh}已在屏幕上签名，POS中心没有收到签名（${lack.zh}），终端也没有待上送的签名`,
      },
      expected: {
        en: 'an upload answered with 00, or "signature" under "owed" of the state',
        zh: '应答码为00的上送，或状态 owed 中的 signature',
      },
      actual: lack,
    },
  ];
}

export const signatureWasTaken: Rule = (books) => {
  // What a terminal owes that is off nobody knows.
  if (books.relayed || books.state === null) return [];
  return signedOnScreen(books).flatMap((entry) => lost(books, entry));
};
