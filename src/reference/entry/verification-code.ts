// The verification code of merchants that ask for one: its form is checked, it is kept and printed nowhere.
import type { Step } from '../machine/flow.ts';
import { TEXTS } from '../ui/texts.ts';
import { enterText } from './text.ts';

export const askVerificationCode: Step = async (run) => {
  if (!run.device.configuration.profile.verificationCode) return;
  await enterText(run, {
    prompt: 'verification-code',
    text: { words: TEXTS.enterVerificationCode },
    pattern: /^\d{3,8}$/,
    hidden: true,
  });
};
