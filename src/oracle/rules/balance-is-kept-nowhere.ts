// A balance that was asked for is shown and nothing more: no slip, no journal and no log has it (F-31).
import type { Books, SeenText } from '../books.ts';
import type { Breach, Rule } from '../rule.ts';
import { cny, PLACES, yuan } from '../words.ts';

const KEPT: readonly SeenText['where'][] = ['slip', 'journal', 'log'];

/** Account type, amount type, currency and sign, then the amount in fen. */
const FIELD_54 = /^\d{7}[CD](\d{12})$/;

/** Another amount may have the same digits, unless its line speaks of a balance; on a slip the label may stand above it. */
const BALANCE = /balance|available|余额|可用/i;

/** What acquirers have told, as field 54 and in fen. */
const toldIn = ({ exchanges }: Books): [field: string, amountMinor: number][] =>
  exchanges.flatMap(({ answer }): [string, number][] => {
    const field = answer?.fields['54'] ?? '';
    const minor = FIELD_54.exec(field)?.[1];
    return minor === undefined ? [] : [[field, Number(minor)]];
  });

/** The amount by itself, in yuan or in fen, with or without commas. */
function amountPattern(amountMinor: number): RegExp {
  const [whole, fen] = (amountMinor / 100).toFixed(2).split('.');
  return new RegExp(`(?<![\\d.])0*(?:${whole}\\.${fen}|${amountMinor})(?![\\d]|\\.\\d)`);
}

function isIn({ where, text }: SeenText, field: string, amountMinor: number): boolean {
  if (text.includes(field)) return true;
  if (amountMinor === 0) return false;
  const amount = amountPattern(amountMinor);
  const lines = text.split('\n');
  return lines.some(
    (line, i) =>
      amount.test(line.replaceAll(/(\d),(?=\d{3})/g, '$1')) &&
      BALANCE.test(where === 'slip' ? `${lines[i - 1] ?? ''}\n${line}` : line),
  );
}

export const balanceIsKeptNowhere: Rule = (books) =>
  toldIn(books).flatMap(([field, amountMinor]) =>
    KEPT.flatMap((where): Breach[] => {
      if (!books.texts.some((each) => each.where === where && isIn(each, field, amountMinor))) return [];
      const place = PLACES[where];
      return [
        {
          requirement: 'GUIDE-B-FAQ-1c',
          text: {
            en: `balance kept: ${place.en} has the balance of ${cny(amountMinor)}, which is shown once and kept nowhere`,
            zh: `留存余额：${place.zh}中有余额 ${yuan(amountMinor)}，余额仅显示，不得留存`,
          },
          expected: { en: 'no balance', zh: '没有余额' },
          actual: { en: `${cny(amountMinor)} in ${place.en}`, zh: `${place.zh}中有 ${yuan(amountMinor)}` },
        },
      ];
    }),
  );
