// Amount and card, in the order of the profile; a card that started the sale from the idle screen comes first (F-55).
import type { Step } from '../device/flow.ts';
import { enterAmount } from './amount.ts';
import { presentCard } from './card.ts';

export const amountAndCard: Step = async (run) => {
  const { configuration, inputs } = run.device;
  const { entryOrder, interfaces } = configuration.profile;
  const readable = interfaces.some((each) => each !== 'tap' && each !== 'qr');
  const cardFirst = (entryOrder === 'card-first' && readable) || inputs.ahead === 'present-card';
  for (const step of cardFirst ? [presentCard, enterAmount] : [enterAmount, presentCard]) await step(run);
};
