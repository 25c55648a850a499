// One HTTP request at a time, over kept connections.
//
// The modules are taken as a require gives them: an import of node:http copies every export, and so loads Node's whole fetch,
// 30 ms in every process and every worker thread that never fetches.
import type { IncomingMessage, RequestOptions } from 'node:http';

export const http = process.getBuiltinModule('node:http');
export const https = process.getBuiltinModule('node:https');

const plain = new http.Agent({ keepAlive: true });
const secured = new https.Agent({ keepAlive: true });

/** The answer was longer than the limit, and its connection was closed. */
export class AnswerTooLong extends Error {
  constructor(longest: number) {
    super(`more than ${longest} bytes`);
    this.name = 'AnswerTooLong';
  }
}

/** Why there was no answer; `reused` when the request went over a kept connection, which may have been closed just then. */
export type NoAnswer = Error & { code?: string; reused?: boolean };

/** Status and body; `reused` when it came over a kept connection. */
type Answer = { status: number; body: Buffer; reused: boolean };

/**
 * One request and its whole answer, whatever its status is. Rejects with Node's error (a NoAnswer) when there is none, and with
 * AnswerTooLong beyond `longest` bytes. Goes over the connections of this module unless another agent is given.
 */
export function ask(
  url: string | URL,
  {
    onInterim,
    ...options
  }: Pick<RequestOptions, 'method' | 'headers' | 'signal' | 'agent'> & {
    /** Called with the status of every interim answer (1xx). */
    onInterim?: (status: number) => void;
  },
  body?: string | Uint8Array,
  longest = Number.POSITIVE_INFINITY,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const headers = { ...options.headers, ...length };
    const take = (response: IncomingMessage) => {
      const parts: Buffer[] = [];
      let taken = 0;
      response.on('data', (part: Buffer) => {
        parts.push(part);
        taken += part.length;
        if (taken <= longest) return;
        reject(new AnswerTooLong(longest));
        request.destroy();
      });
      response.on('error', fail);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts), reused: request.reusedSocket }),
      );
    };
    const fail = (error: NoAnswer) => reject(Object.assign(error, { reused: request.reusedSocket }));
    const request = String(url).startsWith('https:')
      ? https.request(url, { agent: secured, ...options, headers }, take)
      : http.request(url, { agent: plain, ...options, headers }, take);
    request.on('error', fail);
    if (onInterim !== undefined) request.on('information', ({ statusCode }) => onInterim(statusCode));
    request.end(body);
  });
}
