// Damaged answers at the terminal: never an approval, a reversal for what is not known, and back to idle every time.
import type { JournalEntry } from '../terminal/contract.ts';
import { type AnswerDamage, answerDamage } from './answer-damage.ts';
import { type Breach, type CampaignResult, type CampaignSettings, runCampaign } from './campaign.ts';
import { shownBody } from './counterexample.ts';
import { jsonLine, type Line, type Sign } from './line.ts';
import type { RelayedAnswer } from './passage.ts';

/** What became of one payment whose approval was damaged on its way to the terminal. */
export type PaymentSeen = {
  /** The acquirer approved and posted it. */
  posted: boolean;
  status: JournalEntry['status'] | null;
  /** A reversal for it is owed or has been sent. */
  reversalSecured: boolean;
  idle: boolean;
  slips: number;
};

function breachOf({ posted, status, reversalSecured, idle, slips }: PaymentSeen): Breach {
  if (status === 'approved') return { en: 'the terminal took it for an approval', zh: '终端当作交易成功' };
  if (slips > 0) return { en: 'the terminal printed a sales slip', zh: '终端打印了签购单' };
  if (posted && !reversalSecured)
    return {
      en: 'the money is posted at the acquirer and no reversal is owed or sent',
      zh: '收单机构已入账，而终端既未冲正也不欠冲正',
    };
  return idle ? null : { en: 'the terminal did not come back to idle', zh: '终端没有回到待机状态' };
}

/**
 * Lets `pay` make one payment per damage, at a terminal that is signed in and idle. With `sign`, damage also stands behind a right
 * MAC, under the key that the terminal has then.
 */
export function fuzzAnswers(
  pay: (damage: AnswerDamage) => Promise<PaymentSeen>,
  settings: CampaignSettings,
  { line = jsonLine, sign }: { line?: Line; sign?: () => Sign | null } = {},
): Promise<CampaignResult<AnswerDamage>> {
  return runCampaign(
    answerDamage({ line, sign }),
    async (damage) => {
      let shown: ReturnType<typeof shownBody> = [];
      const apply = (answer: RelayedAnswer): RelayedAnswer => {
        const spoilt = damage.apply(answer);
        shown = shownBody(spoilt.body, line.read(answer.body), line);
        return spoilt;
      };
      return { breach: breachOf(await pay({ ...damage, apply })), shown: () => shown };
    },
    settings,
  );
}
