// Which commands there are and what they must look like; the schemas of docs/schemas as plain functions.

const text = (pattern) => (value) => typeof value === 'string' && pattern.test(value);
const any = text(/^/);
const flag = (value) => typeof value === 'boolean';
const count = (value) => Number.isInteger(value) && value >= 1;
const money = (value) => Number.isInteger(value) && value >= 0 && value <= 999_999_999_999;
const moneyOrOff = (value) => value === null || money(value);
const oneOf =
  (...values) =>
  (value) =>
    values.includes(value);
const listOf = (check) => (value) => Array.isArray(value) && value.every(check) && new Set(value).size === value.length;
const maybe = (check) => Object.assign((value) => check(value), { maybe: true });
// A member that is not listed may come with a later version of the contract: it is ignored.
const shape = (members) => (value) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(members).every(([name, check]) => (Object.hasOwn(value, name) ? check(value[name]) : check.maybe));

export const FUNCTIONS = [
  'sale',
  'force-pin-sale',
  'void',
  'refund',
  'balance-inquiry',
  'pre-authorisation',
  'pre-authorisation-void',
  'completion',
  'completion-void',
  'qr-sale',
  'query',
  'reprint',
  'settlement',
  'sign-in',
  'sign-out',
  'echo-test',
  'parameter-download',
  'version',
];
const terminalFunction = oneOf(...FUNCTIONS);
const cardInterface = oneOf('insert', 'tap', 'swipe', 'key', 'qr');

const configuration = shape({
  host: shape({
    transport: oneOf('json-http', 'iso-http', 'iso-tcp', 'iso-tls'),
    url: any,
    dialect: any,
    tpdu: maybe(text(/^\d{10}$/)),
    certificateAuthority: maybe(any),
  }),
  identity: shape({
    terminalId: text(/^[0-9A-Za-z]{8}$/),
    merchantId: text(/^[0-9A-Za-z]{15}$/),
    merchantName: any,
    acquirerName: any,
    serviceLine: maybe(any),
  }),
  keys: shape({ terminalMasterKey: text(/^[0-9A-F]{32}$/) }),
  limits: shape({ pinFreeMinor: moneyOrOff, signatureFreeMinor: moneyOrOff, refundMinor: money }),
  timers: shape({ connectTimeoutMs: count, responseTimeoutMs: count, entryTimeoutMs: count }),
  attempts: shape({ cardReads: count, reversals: count, pinEntries: count }),
  profile: shape({
    name: oneOf('classic', 'esign', 'smart'),
    functions: listOf(terminalFunction),
    interfaces: listOf(cardInterface),
    receipt: oneOf('paper', 'electronic'),
    reversal: oneOf('next-transaction', 'instant'),
    reversalExhausted: oneOf('keep', 'drop'),
    entryOrder: oneOf('amount-first', 'card-first'),
    confirmCard: flag,
    acceptedPrefixes: listOf(text(/^\d{1,8}$/)),
    fallback: flag,
    verificationCode: flag,
  }),
  operator: shape({ supervisorPassword: text(/^\d{6}$/), cashierPassword: text(/^\d{4}$/) }),
  language: oneOf('en', 'zh-CN'),
});

const card = shape({
  label: any,
  pan: text(/^\d{13,19}$/),
  expiry: text(/^\d{4}$/),
  sequenceNumber: text(/^\d{3}$/),
  serviceCode: text(/^\d{3}$/),
  stripe: flag,
  chip: flag,
  contactless: flag,
  aid: maybe(text(/^[0-9A-F]{10,32}$/)),
  applicationLabel: maybe(any),
  cryptogramKey: maybe(text(/^[0-9A-F]{32}$/)),
  transactionCounter: maybe((value) => Number.isInteger(value) && value >= 0 && value <= 65_535),
});

const COMMANDS = {
  'power-on': { configuration, erase: flag },
  'power-off': {},
  restart: {},
  'choose-function': { function: terminalFunction },
  type: { text: text(/^.{0,64}$/su) },
  press: { key: oneOf('confirm', 'cancel', 'clear') },
  'present-card': {
    interface: cardInterface,
    card,
    fault: maybe(oneOf('unreadable', 'torn', 'two-cards', 'removed-early')),
  },
  'remove-card': {},
  'enter-pin': { pin: text(/^\d{0,12}$/) },
  sign: {},
  'take-slip': {},
  'present-code': { code: text(/^[ -~]{1,128}$/) },
  environment: {
    network: maybe(oneOf('up', 'down')),
    paper: maybe(oneOf('loaded', 'out')),
    battery: maybe(oneOf('good', 'low')),
    deviceAttached: maybe(shape({ name: any, trusted: flag })),
    softwareOffered: maybe(shape({ version: any, signed: flag })),
    tamper: maybe(flag),
  },
};

/** A command that is not taken; `code` is the refusal of the contract. */
export class Refused extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** Throws unless the value is a command of the contract. What is wrong inside is never shown: it may be a card number. */
export function check(command) {
  const members = Object.hasOwn(COMMANDS, command?.command ?? '') ? COMMANDS[command.command] : null;
  if (members === null) throw new Refused('unknown-command', 'There is no such command.');
  if (!shape({ command: any, ...members })(command))
    throw new Refused('invalid-command', `${command.command}: a member is missing or wrong.`);
}
