// What a deliberate fault is: one change to one part of the terminal, and the requirement that it breaks.
import type { Parts } from '../parts.ts';

export type Defect = {
  /** Stable name, also the name of its file. */
  readonly id: string;
  /** The requirement of the catalogue that a terminal with this fault breaks. */
  readonly requirement: string;
  readonly en: string;
  readonly zh: string;
  /** The parts with the fault put in. */
  apply(parts: Parts): Parts;
};
