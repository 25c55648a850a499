// Reads requests of the HTTP form and turns errors into refusals with their HTTP status.
import type { IncomingMessage } from 'node:http';
import { ContractError, type REFUSALS, type Refusal } from './contract.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';

type Code = (typeof REFUSALS)[number];

/** HTTP status of every refusal. */
const STATUS = {
  'unknown-command': 404,
  'invalid-command': 400,
  'powered-off': 409,
  'not-offered': 409,
  held: 409,
  'adapter-fault': 500,
} as const satisfies Record<Code, number>;

/** A refusal whose HTTP status says more than its code. */
export class Refused extends ContractError {
  readonly status: number;
  readonly headers: Record<string, string>;
  constructor(status: number, code: Code, message: string, headers: Record<string, string> = {}) {
    super(code, message);
    this.status = status;
    this.headers = headers;
  }
}

/** The HTTP answer to an error; one that is no refusal is the adapter's fault. */
export function refusalOf(error: unknown): { status: number; headers: Record<string, string>; body: string } {
  const known =
    error instanceof ContractError ? error : new ContractError('adapter-fault', `The adapter failed: ${String(error)}`);
  const body: Refusal = { error: { code: known.code, message: known.message } };
  const { status, headers } = known instanceof Refused ? known : { status: STATUS[known.code], headers: {} };
  return { status, headers, body: JSON.stringify(body) };
}

/** The JSON of the body; refuses what is not declared as JSON (415), too long (413) or not JSON (400). */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw new Refused(415, 'invalid-command', 'A command is sent as content-type application/json.', {
      connection: 'close',
    });
  const text = await readBody(request, limitBytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new ContractError('invalid-command', 'The body is not JSON.');
  }
}

function readBody(request: IncomingMessage, limitBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) return void chunks.push(chunk);
      chunks.length = 0;
      request.removeAllListeners('data').resume();
      reject(
        new Refused(413, 'invalid-command', `The body is longer than ${limitBytes} bytes.`, { connection: 'close' }),
      );
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', (cause) => reject(new ContractError('invalid-command', 'The body broke off.', { cause })));
  });
}

/** A whole number of the query, `0` when absent; refuses anything else and what is out of range. */
export function numberOf(query: URLSearchParams, name: string, minimum: number, maximum: number): number {
  const text = query.get(name) ?? '0';
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= minimum && value <= maximum) return value;
  throw new ContractError('invalid-command', `${name}: expected a whole number from ${minimum} to ${maximum}`);
}
