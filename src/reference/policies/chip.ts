// What the terminal does between chip and issuer: its unpredictable number, the issuer's answer, the results of commands (F-32).
import { createHash } from 'node:crypto';

export type ChipPolicy = {
  /**
   * Four bytes, hex, new for every cryptogram: out of a seed, so that a run can be played again, and a text that no other cryptogram of the
   * terminal has. Only a test terminal draws it so.
   */
  unpredictable(seed: number, of: string): string;
  /** An approval whose answer to the chip is wrong is not one: the chip declines (EMV Book 3, 10.11). */
  checksIssuer: boolean;
  /** What a chip made of a command is told to the issuer. */
  reportsScripts: boolean;
};

export const chipPolicy: ChipPolicy = {
  unpredictable: (seed, of) => createHash('sha256').update(`${seed}/${of}`).digest('hex').slice(0, 8).toUpperCase(),
  checksIssuer: true,
  reportsScripts: true,
};
