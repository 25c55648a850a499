// One HTTP request with JSON.
import { ask } from '../../src/http.ts';

/** Sends a JSON body (or none) and gives status and body of the answer; rejects when there is no answer. */
export async function send(url: string, method: string, body?: string): Promise<{ status: number; text: string }> {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await ask(url, { method, headers }, body);
  return { status: answer.status, text: answer.body.toString('utf8') };
}
