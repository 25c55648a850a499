// What is physically around the terminal; it does not change when the power goes.
import type { CardImage } from '../../terminal/contract.ts';

/** A card in the contact slot; `read` once a step has taken its data, `pulledEarly` when it will not stay for the answer. */
type SlotCard = { card: CardImage; pulledEarly: boolean; read: boolean };

export type World = {
  network: 'up' | 'down';
  paper: 'loaded' | 'out';
  battery: 'good' | 'low';
  tampered: boolean;
  slot: SlotCard | null;
};

/** A terminal on a desk: connected, with paper, on a good battery, nobody's card in it. */
export function newWorld(): World {
  return { network: 'up', paper: 'loaded', battery: 'good', tampered: false, slot: null };
}
