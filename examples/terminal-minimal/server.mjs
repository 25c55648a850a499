// Serves the terminal over the HTTP form of the contract: node server.mjs [port], port 0 or none takes a free one.
import { createServer } from 'node:http';
import { check, Refused } from './commands.mjs';
import { Terminal } from './terminal.mjs';

const STATUS = {
  'unknown-command': 404,
  'invalid-command': 400,
  'powered-off': 409,
  'not-offered': 409,
  'adapter-fault': 500,
};
const LONGEST_BODY = 65_536;
const terminal = new Terminal();

const ANSWERS = {
  'GET /v1/state': () => terminal.state(),
  'GET /v1/journal': () => ({ entries: terminal.journal() }),
  'GET /v1/capabilities': () => terminal.capabilities(),
  'GET /v1/log': () => terminal.log(),
  'GET /v1/events': async (_request, query) => ({
    events: await terminal.events(number(query, 'since'), number(query, 'waitMs')),
  }),
  'POST /v1/command': async (request) => {
    const command = await readJson(request);
    check(command);
    return terminal.execute(command);
  },
};

function number(query, name) {
  const text = query.get(name) ?? '0';
  if (!/^\d{1,9}$/.test(text)) throw new Refused('invalid-command', `${name} is not a number.`);
  return Number(text);
}

async function readJson(request) {
  let body = '';
  request.setEncoding('utf8'); // a chunk may end within a character
  for await (const chunk of request) if (body.length <= LONGEST_BODY) body += chunk;
  if (body.length > LONGEST_BODY) throw new Refused('invalid-command', 'The body is too long.');
  try {
    return JSON.parse(body);
  } catch {
    throw new Refused('invalid-command', 'The body is not JSON.');
  }
}

async function answer(request, response) {
  const send = (status, type, body) => response.writeHead(status, { 'content-type': type }).end(body);
  try {
    const [path, query] = request.url.split('?', 2);
    const of = ANSWERS[`${request.method} ${path}`];
    if (of === undefined) throw new Refused('unknown-command', 'There is no such address.');
    const value = await of(request, new URLSearchParams(query));
    if (typeof value === 'string') send(200, 'text/plain; charset=utf-8', value);
    else send(200, 'application/json', JSON.stringify(value));
  } catch (error) {
    const code = error instanceof Refused ? error.code : 'adapter-fault';
    send(STATUS[code], 'application/json', JSON.stringify({ error: { code, message: error.message } }));
  }
}

const server = createServer(answer);
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  console.log(JSON.stringify({ terminal: `http://127.0.0.1:${server.address().port}` }));
});
