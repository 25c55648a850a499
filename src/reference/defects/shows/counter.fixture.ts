// A counter with a terminal that has a deliberate fault, or none, to see whether the fault shows.
import type { Configuration } from '../../../terminal/contract.ts';
import { Till } from '../../testing/till.ts';
import type { DefectId } from '../index.ts';

/** By fault: plays what shows it, with it or without; true when it shows. */
export type Shows = { [id in DefectId]?: (id: DefectId | null) => Promise<boolean> };

type Profile = Partial<Configuration['profile']>;

export const counter = (id: DefectId | null, profile: Profile = {}) =>
  Till.signedIn({ profile }, { defects: id === null ? [] : [id] });

/** A sale up to the card. */
export const started = async (id: DefectId | null, profile: Profile = {}, amount = '5.00') => {
  const till = await counter(id, profile);
  await till.choose('sale');
  await till.enter(amount);
  return till;
};

/** Requests for money that the host has got. */
export const sales = (till: Till) => till.host.received('0200').length;

export const outcome = async (till: Till) => (await till.result())?.outcome;
