// Data objects of field 55 of a request (F-16, EMV Book 3 annex A, Book 4 annex A): which have to be there, and how their values read. The pages
// about chips show the same table.

type ChipObject = {
  tag: string;
  /** The whole value, in upper-case hex. */
  form: RegExp;
  /** Of a payment, a pre-authorisation or a balance inquiry by chip; other objects may stand beside them. */
  mandatory: boolean;
};

const object = (tag: string, form: string, mandatory: boolean): ChipObject => ({
  tag,
  form: new RegExp(`^(?:${form})$`),
  mandatory,
});
const bytes = (count: number) => `[0-9A-F]{${2 * count}}`;

export const CHIP_OBJECTS: readonly ChipObject[] = [
  object('9F26', bytes(8), true),
  object('9F27', '80', true),
  // Algorithm 01 is TDES, 04 is SM4; data of the issuer may follow.
  object('9F10', `${bytes(7)}0[14](?:[0-9A-F]{2}){0,24}`, true),
  object('9F37', bytes(4), true),
  object('9F36', bytes(2), true),
  object('95', bytes(5), true),
  object('9A', '\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])', true),
  object('9C', '00', true),
  object('9F02', '\\d{12}', true),
  object('5F2A', '0156', true),
  object('82', bytes(2), true),
  object('9F1A', '0156', true),
  object('9F03', '0{12}', true),
  // The bits that are kept for later use are zero; the last of byte 2 is PBOC's (a certificate of identity).
  object('9F33', '[02468ACE]0[0-9A-F][0189][02468ACE][08]', true),
  object('9F34', '[0-9A-F]{4}0[0-2]', false),
  object('9F35', '2[12]', false),
  object('9F1E', '(?:[2-7][0-9A-F]){8}', false),
  object('84', '(?:[0-9A-F]{2}){5,16}', false),
  object('9F09', bytes(2), false),
  object('9F41', '(?:\\d{2}){2,4}', false),
  object('DF31', '(?:(?:20|1[1-9A-F])[0-9A-F]{8})+', false),
];

/** What a notice of a script repeats of its transaction (F-16, F-32). */
export const NOTICE_REPEATS = ['9F33', '95', '9F37', '9F10', '9F26', '9F36', '82', '9F1A', '9A'] as const;

/** What belongs to the terminal, so that it is the same in all its messages, where it stands. */
export const OF_TERMINAL = ['9F35', '9F1E', '9F09'] as const;
