// Echo test (F-08): proves the way to the host without money, and names the stage that failed.

import { announce } from '../device/announce.ts';
import type { Flow, Step } from '../device/flow.ts';
import { Stop } from '../device/stop.ts';
import { refusalTexts } from '../host/conclude.ts';
import { manage, type Stage } from '../host/management.ts';
import type { Bilingual } from '../ui/text.ts';
import { TEXTS } from '../ui/texts.ts';

const STAGES: Readonly<Record<Stage, Bilingual>> = {
  connect: TEXTS.stageConnect,
  send: TEXTS.stageSend,
  receive: TEXTS.stageReceive,
};

const test: Step = async (run) => {
  run.device.ui.show({ words: TEXTS.testing });
  const outcome = await manage(run.device, 'echo-test', {});
  if (outcome.kind === 'failed')
    throw new Stop('failed', { words: TEXTS.echoFailed }, { words: STAGES[outcome.stage] }, { words: outcome.text });
  if (outcome.code !== '00')
    throw new Stop('failed', { words: TEXTS.echoFailed }, ...refusalTexts(run, outcome.code ?? ''));
  announce(run, { outcome: 'done', responseCode: outcome.code, lines: [{ words: TEXTS.echoOk }] });
};

export const echoTest: Flow = { function: 'echo-test', steps: [test] };
