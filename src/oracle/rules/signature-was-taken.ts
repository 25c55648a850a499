// A signature that was given on the screen is with the host, all of it, or the terminal still owes it; what the host has is not sent again (F-38).
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
/** 60.3 of a picture in one message, and of the first of several. */
const FIRST = /80[01]$/;

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

function breach(entry: JournalEntry, text: Bilingual, expected: Bilingual, actual: Bilingual): Breach {
  const name = transactionName(entry.function);
  return {
    requirement: 'GUIDE-P-LKL-3',
    clause: 'GUIDE-P-LKL-3.1',
    text: {
      en: `${text.en}: the ${name.en} ${entry.voucher} was signed on the screen, ${actual.en}`,
      zh: `${text.zh}：凭证号 ${entry.voucher} 的${name.zh}已在屏幕上签名，${actual.zh}`,
    },
    expected,
    actual,
  };
}

function lost(books: Books, entry: JournalEntry): Breach[] {
  const lack = isOwed(books, 'signature', entry) ? null : lackOf(uploadsOf(books, entry));
  if (lack === null) return [];
  return [
    breach(
      entry,
      { en: 'signature lost', zh: '电子签名丢失' },
      {
        en: 'an upload answered with 00, or the signature under "owed"',
        zh: '应答码为00的上送，或 owed 中的 signature',
      },
      {
        en: `the POS centre does not have it (${lack.en}), and it is not owed`,
        zh: `POS中心没有收到（${lack.zh}），owed 中也没有`,
      },
    ),
  ];
}

/** After a cut the terminal may not have learned that it was taken. */
function sentAgain(books: Books, entry: JournalEntry): Breach[] {
  if (books.cuts > 0) return [];
  const uploads = uploadsOf(books, entry);
  const done = uploads.findIndex((each) => isTaken(each) && each.exchange.fault === null && says(each, LAST));
  const again = done < 0 ? 0 : uploads.slice(done + 1).filter((each) => says(each, FIRST)).length;
  if (again === 0) return [];
  return [
    breach(
      entry,
      { en: 'signature sent again', zh: '电子签名重复上送' },
      { en: 'no further upload after the one that was answered with 00', zh: '应答码为00之后不再上送' },
      { en: `sent ${again} more after an upload was answered with 00`, zh: `在应答码为00之后又上送 ${again} 次` },
    ),
  ];
}

export const signatureWasTaken: Rule = (books) => {
  const { relayed, idle } = books;
  if (relayed || !idle) return [];
  return signedOnScreen(books).flatMap((entry) => [...lost(books, entry), ...sentAgain(books, entry)]);
};
