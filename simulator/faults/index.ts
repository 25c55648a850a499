// The one record of faults, by name; a fault that is missing here or has no name in FAULTS does not compile.
import type { FaultName } from '../model/index.ts';
import { coalesce } from './coalesce.ts';
import { dribble } from './dribble.ts';
import { dropAnswer } from './drop-answer.ts';
import { dropRequest } from './drop-request.ts';
import { duplicateAnswer } from './duplicate-answer.ts';
import type { Fault } from './fault.ts';
import { garbage } from './garbage.ts';
import { halfOpen } from './half-open.ts';
import { lateAnswer } from './late-answer.ts';
import { moreThanAsked } from './more-than-asked.ts';
import { noCode } from './no-code.ts';
import { noMac } from './no-mac.ts';
import { reset } from './reset.ts';
import { resetAfterCommit } from './reset-after-commit.ts';
import { split } from './split.ts';
import { truncate } from './truncate.ts';
import { unknownCode } from './unknown-code.ts';
import { withoutField } from './without-field.ts';
import { wrongAmount } from './wrong-amount.ts';
import { wrongCheckValue } from './wrong-check-value.ts';
import { wrongField } from './wrong-field.ts';
import { wrongLength } from './wrong-length.ts';
import { wrongMac } from './wrong-mac.ts';
import { wrongMti } from './wrong-mti.ts';
import { wrongStan } from './wrong-stan.ts';
import { wrongStatus } from './wrong-status.ts';
import { wrongTerminal } from './wrong-terminal.ts';

export const faults = {
  'drop-request': dropRequest,
  'drop-answer': dropAnswer,
  'late-answer': lateAnswer,
  'duplicate-answer': duplicateAnswer,
  'wrong-stan': wrongStan,
  'wrong-amount': wrongAmount,
  'more-than-asked': moreThanAsked,
  'wrong-terminal': wrongTerminal,
  'wrong-mti': wrongMti,
  'wrong-mac': wrongMac,
  'no-mac': noMac,
  'no-code': noCode,
  'wrong-field': wrongField,
  'without-field': withoutField,
  'unknown-code': unknownCode,
  'wrong-check-value': wrongCheckValue,
  reset,
  'reset-after-commit': resetAfterCommit,
  truncate,
  split,
  coalesce,
  garbage,
  'half-open': halfOpen,
  dribble,
  'wrong-length': wrongLength,
  'wrong-status': wrongStatus,
} as const satisfies Record<FaultName, Fault>;
