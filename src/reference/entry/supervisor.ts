// The supervisor's word before money goes back (F-54): a wrong password stops the function.
import type { Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { TEXTS } from '../ui/texts.ts';
import { enterText } from './text.ts';

export const askSupervisor: Step = async (run) => {
  const { parts, configuration } = run.device;
  if (!parts.access.needsSupervisor(run.function)) return;
  const typed = await enterText(run, {
    prompt: 'supervisor-password',
    text: { words: TEXTS.enterSupervisorPassword },
    pattern: /./,
    hidden: true,
  });
  if (!parts.access.passwordRight(typed, configuration.operator.supervisorPassword))
    throw new Stop('refused', { words: TEXTS.supervisorWrong });
};
