// The one error of the codec: it says what is wrong and where, in numbers and words, and never quotes card data.

/** What can be wrong with bytes, a value, a frame or a TLV string. */
export type CodecErrorCode =
  | 'truncated'
  | 'trailing-bytes'
  | 'mti-invalid'
  | 'bitmap-invalid'
  | 'unknown-field'
  | 'length-invalid'
  | 'too-long'
  | 'too-short'
  | 'character-invalid'
  | 'header-invalid'
  | 'message-too-long'
  | 'field-missing'
  | 'frame-invalid'
  | 'frame-too-long'
  | 'tlv-invalid'
  | 'subfield-invalid'
  | 'track-invalid'
  | 'value-invalid';

/** The facts of a CodecError. `offset` counts bytes from the start of what was given; null where there are no bytes yet. */
export type CodecFault = {
  code: CodecErrorCode;
  /** Field number; null for header, MTI, bitmap, frame. */
  field?: number | null;
  offset?: number | null;
  expected: string;
  found: string;
  /** The likely cause, in words; empty when nothing is likely. */
  hint?: string;
};

/** Thrown by everything in this room. `expected` and `found` count and classify; they never contain a value. */
export class CodecError extends Error {
  readonly code: CodecErrorCode;
  readonly field: number | null;
  readonly offset: number | null;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;

  constructor({ code, field = null, offset = null, expected, found, hint = '' }: CodecFault) {
    const where = [field === null ? '' : `field ${field}`, offset === null ? '' : `byte ${offset}`].filter(Boolean);
    const place = where.length === 0 ? '' : `${where.join(', ')}: `;
    super(`${place}expected ${expected}, found ${found}${hint === '' ? '' : ` (${hint})`}`);
    this.name = 'CodecError';
    this.code = code;
    this.field = field;
    this.offset = offset;
    this.expected = expected;
    this.found = found;
    this.hint = hint;
  }

  /** The facts as plain data, for reports and `--json`. */
  toJSON(): Required<CodecFault> {
    const { code, field, offset, expected, found, hint } = this;
    return { code, field, offset, expected, found, hint };
  }
}
