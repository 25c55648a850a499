// What shows each deliberate fault.
import { ANSWERS } from './answers.fixture.ts';
import { BY_CODE } from './by-code.fixture.ts';
import { CARDS } from './cards.fixture.ts';
import { CHIP } from './chip.fixture.ts';
import type { Shows } from './counter.fixture.ts';
import { KEYS } from './keys.fixture.ts';
import { MESSAGES } from './messages.fixture.ts';
import { PAPERS } from './papers.fixture.ts';
import { PIN } from './pin.fixture.ts';
import { REVERSALS } from './reversals.fixture.ts';
import { SECRECY } from './secrecy.fixture.ts';
import { SETTLEMENT } from './settlement.fixture.ts';
import { SLIPS } from './slips.fixture.ts';
import { START } from './start.fixture.ts';

export const SHOWS = {
  ...REVERSALS,
  ...ANSWERS,
  ...SECRECY,
  ...PIN,
  ...START,
  ...CARDS,
  ...CHIP,
  ...KEYS,
  ...SLIPS,
  ...PAPERS,
  ...MESSAGES,
  ...SETTLEMENT,
  ...BY_CODE,
} satisfies Required<Shows>;
