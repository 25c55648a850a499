// The functions that this terminal has, in the order of its menu.
import type { TerminalFunction } from '../../terminal/contract.ts';
import type { Flow } from '../device/flow.ts';
import { balanceInquiry } from './balance.ts';
import { echoTest } from './echo-test.ts';
import { parameterDownload } from './parameter-download.ts';
import { completion, completionVoid, preAuthorisation, preAuthorisationVoid } from './pre-authorisation.ts';
import { qrSale } from './qr-sale.ts';
import { queryBatch } from './query.ts';
import { refund } from './refund.ts';
import { reprint } from './reprint.ts';
import { forcePinSale, sale } from './sale.ts';
import { settlement } from './settlement.ts';
import { signInFlow } from './sign-in.ts';
import { signOutFlow } from './sign-out.ts';
import { version } from './version.ts';
import { voidSale } from './void.ts';

export const FLOWS: Readonly<Partial<Record<TerminalFunction, Flow>>> = Object.fromEntries(
  [
    sale,
    forcePinSale,
    voidSale,
    refund,
    balanceInquiry,
    preAuthorisation,
    preAuthorisationVoid,
    completion,
    completionVoid,
    qrSale,
    queryBatch,
    reprint,
    settlement,
    signInFlow,
    signOutFlow,
    echoTest,
    parameterDownload,
    version,
  ].map((flow) => [flow.function, flow]),
);
