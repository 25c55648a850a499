// The distorting glass: stands between a terminal and everything around it, at the contract and at the wire, with one pane in it.
import { transactionTypeOf } from '../definitions/transactions.ts';
import { type Relay, startRelay } from '../fuzz/relay.ts';
import { type Message, responseMti } from '../iso8583/message.ts';
import type { Command, Configuration, Event, State, Terminal } from '../terminal/index.ts';
import { NO_OCCASION, occasionAfter, occasionWith } from './occasion.ts';
import type { Asked, Pane, View } from './pane.ts';

export type Glass = {
  /** Stands before the terminal. */
  terminal: (terminal: Terminal) => Terminal;
  /** Stands between terminal and acquirer, where the pane has anything to do with messages. */
  between: (configuration: Configuration) => Promise<void>;
  /** How often something went on otherwise than it came. */
  readonly acted: number;
  close: () => Promise<void>;
};

export function glassWith(pane: Pane): Glass {
  const view: View = { configuration: null, wait: 'idle', chosen: null, occasion: NO_OCCASION, secrets: new Map() };
  let acted = 0;
  const act = () => {
    acted += 1;
  };
  let relay: Relay | undefined;
  return {
    terminal: (terminal) => throughPane(terminal, pane, view, act),
    async between(configuration) {
      if (pane.request === undefined && pane.answer === undefined && pane.header === undefined) return;
      relay = await startRelay(configuration.host, configuration.keys.terminalMasterKey);
      configuration.host = relay.host;
      putBetween(relay, pane, view, act);
    },
    get acted() {
      return acted;
    },
    close: async () => relay?.close(),
  };
}

/** The terminal as it is seen through the pane; its events are numbered anew. */
function throughPane(terminal: Terminal, pane: Pane, view: View, act: () => void): Terminal {
  /** Events as they go on, and for each number of the terminal's own how many there were then. */
  const told: Event[] = [];
  let first: number | null = null;
  const upTo: number[] = [];
  let seen = 0;
  const changed = <T>(before: T, after: T): T => {
    if (before !== after) act();
    return after;
  };
  const begin = async () => {
    if (first !== null) return;
    const { sequence } = await terminal.state();
    first ??= sequence;
    seen = Math.max(seen, first);
  };
  const take = (events: readonly Event[]) => {
    for (const event of events) {
      if (event.sequence <= seen) continue;
      const instead = pane.event?.(event, view);
      view.occasion = occasionAfter(view.occasion, event);
      if (instead !== undefined && (instead.length !== 1 || instead[0] !== event)) act();
      for (const each of instead ?? [event]) told.push({ ...each, sequence: (first ?? 0) + told.length + 1 });
      seen = event.sequence;
      upTo[seen] = told.length;
    }
  };
  /** The number that the harness knows for one of the terminal's own. */
  const numberOf = async (sequence: number): Promise<number> => {
    if (sequence > seen) take(await terminal.events(seen, 0));
    return (first ?? 0) + (upTo[sequence] ?? told.length);
  };
  const stateSeen = async (): Promise<State> => {
    await begin();
    const state = await terminal.state();
    const shown = { ...state, sequence: await numberOf(state.sequence) };
    return pane.state === undefined ? shown : changed(shown, pane.state(shown, view));
  };
  return {
    async execute(command) {
      await begin();
      if (pane.command !== undefined) view.wait = waitOf(await terminal.state());
      learn(view, command);
      const instead = pane.command?.(command, view) ?? [command];
      if (instead.length !== 1 || instead[0] !== command) act();
      let sequence: number | undefined;
      for (const each of instead) ({ sequence } = await terminal.execute(each as Command));
      return { sequence: await numberOf(sequence ?? (await terminal.state()).sequence) };
    },
    async events(since, waitMs) {
      await begin();
      if ((first ?? 0) + told.length <= since) take(await terminal.events(seen, waitMs));
      else take(await terminal.events(seen, 0));
      return told.slice(Math.max(0, since - (first ?? 0)));
    },
    state: stateSeen,
    async journal() {
      const rows = await terminal.journal();
      return pane.journal === undefined ? rows : changed(rows, pane.journal(rows, view));
    },
    async log() {
      const text = await terminal.log();
      return pane.log === undefined ? text : changed(text, pane.log(text, view));
    },
    async capabilities() {
      const told = await terminal.capabilities();
      return pane.capabilities === undefined ? told : changed(told, pane.capabilities(told, view));
    },
    close: () => terminal.close(),
  };
}

const waitOf = ({ prompt, quiet }: State): View['wait'] => prompt ?? (quiet ? 'idle' : 'host');

/** What a command tells the glass of the scenario. */
function learn(view: View, command: Command): void {
  if (command.command === 'power-on') view.configuration = command.configuration;
  view.occasion = occasionWith(view.occasion, command, view.wait);
  if (command.command === 'choose-function') view.chosen = command.function;
  if (command.command === 'present-card') {
    const { pan, expiry, serviceCode } = command.card;
    view.secrets.set('pan', pan);
    view.secrets.set('track', `${pan}=${expiry}${serviceCode}`);
  }
  if (command.command === 'enter-pin' && command.pin !== '') view.secrets.set('pin', command.pin);
  if (command.command === 'present-code') view.secrets.set('code', command.code);
}

function putBetween(relay: Relay, pane: Pane, view: View, act: () => void): void {
  const { line, hooks } = relay;
  const askedBy = (request: Message): Asked => ({ transaction: transactionTypeOf(request) ?? 'unknown', request });
  /** Signed anew where the one that it stands for had a MAC and it has one still. */
  const written = (message: Message, like: Buffer): Buffer => {
    const mac = relay.line.read(like)?.fields[64];
    const sign = mac !== undefined && message.fields[64] === mac ? relay.sign() : null;
    return line.write(message, { like, ...(sign === null ? {} : { sign }) }) ?? like;
  };
  const right = (message: Message, body: Buffer): boolean => {
    const sign = relay.sign();
    if (sign === null || message.fields[64] === undefined) return message.fields[64] !== undefined || sign === null;
    return line.read(line.write(message, { like: body, sign }) ?? body)?.fields[64] === message.fields[64];
  };
  hooks.request = (request, body) => {
    if (!isSound(request)) return [body];
    const asked = askedBy(request);
    const block = request.fields[52];
    if (block !== undefined) view.secrets.set('pin-block', block);
    const instead = pane.request?.(asked, view) ?? [request];
    if (instead === 'approved-unsent') {
      act();
      return { answered: { status: 200, body: written(approvalOf(request), body) } };
    }
    const same = instead.length === 1 && instead[0] === request;
    const bodies = same ? [body] : instead.map((message) => (message === request ? body : written(message, body)));
    if (!same) act();
    return pane.header === undefined ? bodies : bodies.map((each) => reheaded(each, asked));
  };
  const reheaded = (body: Buffer, asked: Asked): Buffer => {
    const bytes = line.headerBytes ?? 0;
    const header = body.subarray(0, bytes);
    const other = pane.header?.(Buffer.from(header), asked) ?? header;
    if (other.equals(header)) return body;
    act();
    return Buffer.concat([other, body.subarray(bytes)]);
  };
  hooks.answer = (request, truth) => {
    const answer = pane.answer === undefined || !isSound(request) ? null : line.read(truth.body);
    if (answer === null || !isSound(answer)) return truth;
    const asked = { ...askedBy(request), macWrong: request.fields[64] !== undefined && !right(answer, truth.body) };
    const other = pane.answer?.(answer, asked, view) ?? answer;
    if (other === answer) return truth;
    act();
    const sign = other.fields[64] === undefined ? null : relay.sign();
    const body = line.write(other, { like: truth.body, ...(sign === null ? {} : { sign }) });
    return body === null ? truth : { ...truth, body };
  };
}

/** A message of texts; others pass as they are. */
const isSound = ({ fields }: Message) => Object.values<unknown>(fields).every((value) => typeof value === 'string');

/** What an acquirer that had booked it would answer. */
function approvalOf({ mti, fields }: Message): Message {
  const echoed = [3, 4, 11, 25, 41, 42, 49, 60, 64].flatMap((n) => (fields[n] === undefined ? [] : [[n, fields[n]]]));
  return {
    mti: responseMti(mti),
    fields: { ...Object.fromEntries(echoed), 12: '120000', 13: '1122', 37: '999999999999', 38: '999999', 39: '00' },
  };
}
