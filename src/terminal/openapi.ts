// The OpenAPI document of the contract's HTTP form, made of the same schemas.
import { CONTRACT_VERSION } from './contract.ts';
import { definitions, type JsonSchema } from './schemas.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ 'application/json': { schema } });
const answer = (description: string, schema: object) => ({ description, content: json(schema) });
const refusal = (description: string) => answer(description, ref('Refusal'));
const list = (name: string, of: string): JsonSchema => ({
  type: 'object',
  required: [name],
  properties: { [name]: { type: 'array', items: ref(of) } },
});
const query = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema: { type: 'integer', default: 0, ...schema },
});
const HOLD = {
  name: 'Tillproof-Hold',
  in: 'header',
  required: false,
  description: 'the token of the hold that the sender has',
  schema: { type: 'string' },
};
const FAULT = { '500': refusal('adapter-fault: the adapter itself failed') };
const read = (operationId: string, summary: string, ok: object) => ({
  get: { operationId, summary, responses: { '200': ok, ...FAULT } },
});

/** The document, OpenAPI 3.1; JSON Schema dialect 2020-12. */
export function openApi(): JsonSchema {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tillproof terminal contract',
      version: `${CONTRACT_VERSION}.0.0`,
      description: 'What a test harness needs of a card terminal. docs/contract.md explains every command and event.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: {
      '/v1/command': {
        post: {
          operationId: 'execute',
          summary: 'Gives the terminal one command',
          parameters: [HOLD],
          requestBody: { required: true, content: json(ref('Command')) },
          responses: {
            '200': answer('taken in; the number of the last event so far', ref('Acknowledgement')),
            '400': refusal('invalid-command: no JSON, or it breaks the schema of its command'),
            '404': refusal('unknown-command: no command of the contract'),
            '409': refusal('powered-off, not-offered, or held by somebody else'),
            '413': refusal('invalid-command: the body is too long'),
            '415': refusal('invalid-command: the content type is not application/json'),
            ...FAULT,
          },
        },
      },
      '/v1/events': {
        get: {
          operationId: 'events',
          summary: 'Events after a number, in order; waits for the first one',
          parameters: [
            query('since', 'number of the last event already seen', { minimum: 0 }),
            query('waitMs', 'how long to wait for an event when there is none yet', { minimum: 0, maximum: 30_000 }),
          ],
          responses: {
            '200': answer('the events, or none when the wait was over', list('events', 'Event')),
            '400': refusal('invalid-command: a query value is no number or out of range'),
            ...FAULT,
          },
        },
      },
      '/v1/state': read('state', 'What the terminal is doing now', answer('the state', ref('State'))),
      '/v1/journal': read(
        'journal',
        "The terminal's own transaction journal, oldest entry first",
        answer('the journal', list('entries', 'JournalEntry')),
      ),
      '/v1/log': read('log', "The terminal's own log", {
        description: 'the log as text',
        content: { 'text/plain': { schema: { type: 'string' } } },
      }),
      '/v1/capabilities': read(
        'capabilities',
        'What the terminal can do and what can be seen of it',
        answer('the declaration', ref('Capabilities')),
      ),
      '/v1/hold': {
        post: {
          operationId: 'hold',
          summary: 'Takes hold of the terminal; optional, an adapter without it answers 404',
          parameters: [HOLD],
          requestBody: { required: true, content: json(ref('HoldRequest')) },
          responses: {
            '200': answer('the hold', ref('HoldGrant')),
            '400': refusal('invalid-command: no JSON, or it breaks the schema'),
            '409': refusal('held: somebody else has it; the message says who, since when'),
            ...FAULT,
          },
        },
        delete: {
          operationId: 'release',
          summary: 'Lets the terminal go',
          parameters: [HOLD],
          responses: {
            '204': { description: 'nobody holds it now' },
            '409': refusal('held: somebody else has it'),
            ...FAULT,
          },
        },
      },
      '/openapi.json': read('openapi', 'This document', {
        description: 'OpenAPI 3.1',
        content: json({ type: 'object' }),
      }),
    },
    components: { schemas: definitions('#/components/schemas/') },
  };
}
