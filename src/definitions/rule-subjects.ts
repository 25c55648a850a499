// The rules of the oracle by name, and what each is about; the rules themselves are the oracle's.

type Subject = 'money' | 'secrecy' | 'slips' | 'messages' | 'journal' | 'screens' | 'state';

const RULE_SUBJECTS = {
  'charged-once': 'money',
  'approved-is-posted': 'money',
  'approval-has-answer': 'money',
  'posted-once': 'money',
  'posted-amount': 'money',
  'posted-card': 'money',
  'posting-is-owned': 'money',
  'code-payment-is-queried': 'money',
  'code-payment-not-reversed': 'money',
  'refund-within-original': 'money',
  'refund-to-original-card': 'money',
  'journal-tells-the-answer': 'journal',
  'voided-is-told': 'journal',
  'journal-as-told': 'journal',
  'batch-totals-agree': 'money',
  'ledger-balances': 'money',
  'ledger-follows-transactions': 'money',
  'request-fields': 'messages',
  'request-values': 'messages',
  'request-header': 'messages',
  'request-mac': 'messages',
  'pin-was-entered': 'messages',
  'stan-in-order': 'messages',
  'batch-in-force': 'messages',
  'original-is-named': 'messages',
  'reversal-repeats-request': 'messages',
  'reversal-was-accepted': 'messages',
  'sign-in-was-answered': 'messages',
  'upload-is-ended': 'messages',
  'upload-tells-the-batch': 'messages',
  'one-result': 'messages',
  'result-tells-the-answer': 'messages',
  'dated-by-host': 'messages',
  'screen-language': 'screens',
  'screen-amount': 'screens',
  'screen-card': 'screens',
  'service-line-is-told': 'screens',
  'state-is-true': 'state',
  'chip-objects': 'messages',
  'chip-follows-request': 'messages',
  'chip-is-the-cards': 'messages',
  'chip-number-is-new': 'messages',
  'chip-terminal-is-one': 'messages',
  'chip-notice-repeats': 'messages',
  'chip-cryptogram': 'messages',
  'notice-repeats-transaction': 'messages',
  'signature-was-taken': 'messages',
  'slip-of-approval': 'slips',
  'slip-was-issued': 'slips',
  'slip-amount': 'slips',
  'slip-elements': 'slips',
  'slip-operator': 'slips',
  'slip-waiver': 'slips',
  'slip-original': 'slips',
  'slip-copy': 'slips',
  'slip-feature-code': 'slips',
  'slip-reprint': 'slips',
  'slip-language': 'slips',
  'slip-as-described': 'slips',
  'pan-is-masked': 'secrecy',
  'code-is-masked': 'secrecy',
  'track-is-secret': 'secrecy',
  'pin-is-secret': 'secrecy',
  'pin-block-is-secret': 'secrecy',
  'verification-code-is-secret': 'secrecy',
  'key-is-secret': 'secrecy',
  'password-is-secret': 'secrecy',
  'balance-is-kept-nowhere': 'secrecy',
  'pin-travels-enciphered': 'secrecy',
} as const satisfies Record<string, Subject>;

export type RuleName = keyof typeof RULE_SUBJECTS;

/** The rules about one of these subjects. */
export const rulesAbout = (...subjects: Subject[]): RuleName[] =>
  (Object.keys(RULE_SUBJECTS) as RuleName[]).filter((rule) => subjects.includes(RULE_SUBJECTS[rule]));

/** Whether the rule of that name is about the subject; false for a name that no rule has. */
export const isAbout = (subject: Subject, rule: string): boolean =>
  (RULE_SUBJECTS as Readonly<Record<string, Subject>>)[rule] === subject;

/** True for the names of rules that say what nobody may read. */
export const isSecrecy = (rule: string): boolean => isAbout('secrecy', rule);
