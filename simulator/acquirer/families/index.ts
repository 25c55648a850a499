// Every transaction type and the family that decides it.
import type { TransactionType } from '../../../src/definitions/transactions.ts';
import type { Family } from '../deal.ts';
import { balanceInquiry } from './balance-inquiry.ts';
import { batchUpload, batchUploadEnd, batchUploadEndBalanced } from './batch-upload.ts';
import { completion, completionVoid } from './completion.ts';
import { eSignature, eSignaturePart } from './e-signature.ts';
import { echoTest, signIn, signOut } from './network.ts';
import { parameterDownload, parameterDownloadEnd } from './parameters.ts';
import { preAuthorisation, preAuthorisationVoid } from './pre-authorisation.ts';
import { qrQuery } from './qr-query.ts';
import { refund } from './refund.ts';
import { reversal } from './reversal.ts';
import { sale } from './sale.ts';
import { scriptNotice } from './script-notice.ts';
import { settlement } from './settlement.ts';
import { terminalState } from './terminal-state.ts';
import { voidSale } from './void.ts';

export const FAMILIES = {
  'balance-inquiry': balanceInquiry,
  sale,
  void: voidSale,
  refund,
  'pre-authorisation': preAuthorisation,
  'pre-authorisation-void': preAuthorisationVoid,
  completion,
  'completion-void': completionVoid,
  'completion-notice': completion,
  reversal,
  'script-notice': scriptNotice,
  'sign-in': signIn,
  'sign-out': signOut,
  'echo-test': echoTest,
  'parameter-download': parameterDownload,
  'parameter-download-end': parameterDownloadEnd,
  settlement,
  'batch-upload': batchUpload,
  'batch-upload-end': batchUploadEnd,
  'batch-upload-end-balanced': batchUploadEndBalanced,
  'e-signature': eSignature,
  'e-signature-part': eSignaturePart,
  'qr-query': qrQuery,
  'terminal-state': terminalState,
} as const satisfies Record<TransactionType, Family>;
