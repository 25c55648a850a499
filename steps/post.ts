// A message that the harness itself sends to the POS centre, past the terminal.
import { request } from 'node:http';

/** Posts a JSON message over HTTP and gives the text of the answer; rejects when there is none. */
export function post(url: string, message: object): Promise<string> {
  const body = JSON.stringify(message);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('error', reject).on('end', () => resolve(text));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
