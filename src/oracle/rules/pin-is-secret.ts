// No text shows the digits of a PIN.
//
// A PIN is short, so a match counts only as a number of its own: not inside a longer number or hex text, not as a part of an amount, a
// time or a masked card number. When the digits are also a public number of the scenario (a voucher, an amount, the end of a
// card number …), or the text is a report, which is full of numbers, the line must speak of a PIN as well.
import type { Books } from '../books.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../scrub.ts';
import { PLACES, seenIn } from '../words.ts';

const PIN_WORD = /\bpin|密码|口令/i;

export const pinIsSecret: Rule = (books) => {
  const known = publicNumbers(books);
  return books.texts.flatMap((seen) => {
    const found = books.secrets.pins
      .map((pin) => leakAt(seen.text, pin, known.has(pin) || seen.where === 'report'))
      .find((at) => at !== null);
    if (found === undefined) return [];
    const place = PLACES[seen.where];
    return [
      {
        requirement: 'GUIDE-S-STEP-3d',
        text: { en: `PIN leaked: ${place.en} shows the digits of the PIN`, zh: `密码泄露：${place.zh}显示了密码数字` },
        expected: { en: 'masked characters only', zh: '仅显示掩码' },
        actual: seenIn(place, quote(seen.text, found, books.secrets)),
      },
    ];
  });
};

function leakAt(text: string, pin: string, ambiguous: boolean): number | null {
  const own = new RegExp(`(?<![0-9A-Fa-f*]|\\d[.,:-])${pin}(?![0-9A-Fa-f*]|[.,:-]\\d)`, 'g');
  for (const match of text.matchAll(own)) {
    const line = text.slice(text.lastIndexOf('\n', match.index - 1) + 1).split('\n', 1)[0] ?? '';
    if (!ambiguous || PIN_WORD.test(line)) return match.index;
  }
  return null;
}

/** Numbers that may be shown to anybody. */
function publicNumbers({ journal, transactions, secrets }: Books): Set<string> {
  return new Set([
    ...journal.flatMap((e) => [
      e.voucher,
      e.batch,
      e.reference ?? '',
      String(e.amountMinor),
      String(e.amountMinor / 100),
    ]),
    ...transactions.flatMap((t) => [t.stan, t.batch, t.reference, String(t.amountMinor), String(t.postedMinor)]),
    ...secrets.pans.flatMap((pan) => [pan.slice(0, 6), pan.slice(-4)]),
  ]);
}
