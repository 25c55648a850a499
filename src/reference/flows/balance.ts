// Balance inquiry (F-31): card and PIN, the answer is shown and neither printed nor kept.
import { yuan } from '../../definitions/money.ts';
import { TRANSACTIONS } from '../../definitions/transactions.ts';
import { announce } from '../device/announce.ts';
import type { Flow, Step } from '../device/flow.ts';
import { presentCard } from '../entry/card.ts';
import { verifyCardholder } from '../entry/pin.ts';
import { requireSignIn } from '../entry/ready.ts';
import { contactText, declineLines } from '../host/conclude.ts';
import { exchange } from '../host/exchange.ts';
import { judge } from '../host/judge.ts';
import { sendOwed } from '../host/owed.ts';
import { buildRequest } from '../host/request.ts';
import type { Text } from '../ui/text.ts';
import { TEXTS } from '../ui/texts.ts';

/** Field 54: per account 20 characters, the sign at the eighth, then twelve digits of fen. */
const BALANCE = /^.{7}([CD])(\d{12})/;

const inquire: Step = async (run) => {
  await sendOwed(run);
  const { device, draft } = run;
  const { ui, books, parts } = device;
  ui.show({ words: TEXTS.processing });
  const voucher = books.nextVoucher();
  const { message } = buildRequest(run, 'balance-inquiry', voucher, books.session().batch ?? '');
  draft.pin = null;
  const { mac } = TRANSACTIONS['balance-inquiry'];
  const verdict = judge(device, message, await exchange(device, message, mac), mac);
  switch (verdict.kind) {
    case 'approved':
      return announce(run, {
        outcome: 'approved',
        responseCode: verdict.code,
        voucher,
        lines: [{ words: TEXTS.approved }, balanceText(verdict.answer.fields[54])],
      });
    case 'declined': {
      const wording = parts.wording.decline(verdict.code);
      if (wording.signInAgain) books.changeSession({ signedIn: false });
      const lines = declineLines(run, wording, verdict.code);
      return announce(run, { outcome: 'declined', responseCode: verdict.code, voucher, lines });
    }
    case 'not-sent':
      return announce(run, { outcome: 'refused', voucher, lines: [{ words: verdict.text }] });
    case 'unknown':
      if (verdict.mishap === 'mac') books.changeSession({ signedIn: false });
      return announce(run, { outcome: 'no-answer', voucher, lines: [{ words: verdict.text }, contactText(run)] });
    default: {
      const never: never = verdict;
      return never;
    }
  }
};

function balanceText(field54: string | undefined): Text {
  const [, sign, digits] = BALANCE.exec(field54 ?? '') ?? [];
  if (digits === undefined) return { words: TEXTS.answerUnreadable };
  const words = sign === 'C' || Number(digits) === 0 ? TEXTS.balance : TEXTS.balanceNegative;
  return { words, values: { amount: yuan(Number(digits)) } };
}

export const balanceInquiry: Flow = {
  function: 'balance-inquiry',
  steps: [requireSignIn, presentCard, verifyCardholder, inquire],
};
