// What the terminal does between chip and issuer: its unpredictable number, the issuer's answer, the results of commands (F-32).
import { randomBytes } from 'node:crypto';

export type ChipPolicy = {
  /** Four bytes, hex, new for every cryptogram. */
  unpredictable(): string;
  /** An approval whose answer to the chip is wrong is not one: the chip declines (EMV Book 3, 10.11). */
  checksIssuer: boolean;
  /** What a chip made of a command is told to the issuer. */
  reportsScripts: boolean;
};

export const chipPolicy: ChipPolicy = {
  unpredictable: () => randomBytes(4).toString('hex').toUpperCase(),
  checksIssuer: true,
  reportsScripts: true,
};
