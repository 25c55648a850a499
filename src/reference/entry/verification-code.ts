// The verification code of merchants that ask for one: its form is checked, it is kept and printed nowhere.
import type { Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { TEXTS } from '../ui/texts.ts';
import { enterText } from './text.ts';

const CODE = /^\d{3,8}$/;

/** A code that cannot be one ends the transaction before anything is sent (GUIDE-B-FAQ-4c). */
export const askVerificationCode: Step = async (run) => {
  if (!run.device.configuration.profile.verificationCode) return;
  const typed = await enterText(run, {
    prompt: 'verification-code',
    text: { words: TEXTS.enterVerificationCode },
    pattern: /./,
    hidden: true,
  });
  if (!CODE.test(typed))
    throw new Stop('refused', { words: TEXTS.verificationCodeWrong }, { words: TEXTS.nothingCharged });
};
