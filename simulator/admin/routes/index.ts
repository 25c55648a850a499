// Every route of the control plane: each call with its schemas and its handler, in the order of its document.
import { type TSchema, Type } from '../../../src/schema.ts';
import { day } from '../../model/basics.ts';
import * as words from '../../model/index.ts';
import type { Call, SchemaName } from '../calls/call.ts';
import { CALLS, type Calls } from '../calls/index.ts';
import type { Handlers, Route } from '../route.ts';
import { backOfficeHandlers } from './back-office.ts';
import { bookHandlers } from './books.ts';
import { configurationHandlers } from './configuration.ts';
import { directoryHandlers } from './directory.ts';
import { paymentHandlers } from './payments.ts';
import { ruleHandlers } from './rules.ts';

const HANDLERS: Handlers = {
  ...configurationHandlers,
  ...directoryHandlers,
  ...ruleHandlers,
  ...bookHandlers,
  ...backOfficeHandlers,
  ...paymentHandlers,
  document: (plane) => plane.document(),
};

/** What may stand in an address, by its name there. */
const PARAMETERS: Record<string, TSchema> = {
  merchantId: words.Merchant.properties.merchantId,
  terminalId: words.TerminalRecord.properties.terminalId,
  pan: words.Card.properties.pan,
  position: Type.String({ pattern: '^[1-9][0-9]{0,8}$' }),
  sequence: Type.String({ pattern: '^[1-9][0-9]{0,8}$' }),
  date: day('day of the transaction'),
  reference: Type.String({ pattern: '^[0-9A-Za-z]{12}$' }),
};

const SCHEMAS: Record<SchemaName, TSchema> = words;

function answerOf(name: Call['answer']): TSchema | null {
  if (name === null) return null;
  return name.endsWith('[]') ? Type.Array(SCHEMAS[name.slice(0, -2) as SchemaName]) : SCHEMAS[name as SchemaName];
}

function parametersOf(path: string): Record<string, TSchema> {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, PARAMETERS[name] as TSchema]));
}

function routeOf(name: keyof Calls): Route {
  const call: Call = CALLS[name];
  return {
    ...call,
    name,
    params: parametersOf(call.path),
    query: call.query && SCHEMAS[call.query],
    body: call.body && SCHEMAS[call.body],
    answer: answerOf(call.answer),
    handle: HANDLERS[name] as Route['handle'],
  };
}

export const ROUTES: readonly Route[] = (Object.keys(CALLS) as (keyof Calls)[]).map(routeOf);
