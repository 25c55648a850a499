// Skeletons of adapters that run at once: a stand-in device behind them, and one action left to write.
import { inWords, type Language, WORDS } from './words.ts';

export const ADAPTERS = ['typescript', 'javascript', 'python'] as const;
export type AdapterKind = (typeof ADAPTERS)[number];

/** Commands that the skeletons hand on as they are. */
const OTHERS = [
  'power-on',
  'power-off',
  'restart',
  'choose-function',
  'type',
  'press',
  'present-card',
  'remove-card',
  'sign',
  'take-slip',
  'present-code',
  'environment',
];

/** The file of an adapter, and how a configuration names it. */
export function adapterOf(kind: AdapterKind, language: Language): { path: string; text: string; terminal: string } {
  if (kind === 'python')
    return {
      path: 'adapter/terminal_adapter.py',
      text: python(language),
      terminal: `exec:${process.platform === 'win32' ? 'python' : 'python3'} adapter/terminal_adapter.py`,
    };
  // Endings that say what they are, whatever package.json says of modules.
  const path = `adapter/terminal-adapter.${kind === 'typescript' ? 'mts' : 'mjs'}`;
  return { path, text: module(kind, language), terminal: `./${path}` };
}

function module(kind: 'typescript' | 'javascript', language: Language): string {
  const typed = kind === 'typescript';
  const say = (words: keyof typeof WORDS) => inWords(WORDS[words], language);
  const action = typed ? ': Action' : '';
  const door = `export async function createTerminal()${typed ? ': Promise<Terminal>' : ''} {`;
  return `// ${say('adapter')}
${typed ? "import type { Acknowledgement, Command, Terminal } from 'tillproof';\n" : ''}import { createTerminal as standIn } from 'tillproof/reference';

${typed ? 'type Action = (device: Terminal, command: Command) => Promise<Acknowledgement>;\n\n' : ''}const handOn${action} = (device, command) => device.execute(command);

const nothing${action} = async (device) => ({ sequence: (await device.state()).sequence });

const ACTIONS${typed ? ": Record<Command['command'], Action>" : ''} = {
  // ${say('pin')}
  // 'enter-pin': handOn,
  'enter-pin': nothing,
  // ${say('others')}
${OTHERS.map((name) => `  ${/-/.test(name) ? `'${name}'` : name}: handOn,`).join('\n')}
};

// ${say('standIn')}
${door}
  const device = standIn();
  return {
    capabilities: () => device.capabilities(),
    execute: (command) => ACTIONS[command.command](device, command),
    events: (since, waitMs) => device.events(since, waitMs),
    state: () => device.state(),
    journal: () => device.journal(),
    log: () => device.log(),
    close: () => device.close(),
  };
}
`;
}

function python(language: Language): string {
  const say = (words: keyof typeof WORDS) => inWords(WORDS[words], language);
  return `# ${say('adapter')}
import json
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

COMMAND = Path("node_modules", "tillproof", "src", "cli", "tillproof.js")


class Refused(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class Device:
    """${say('standIn')}"""

    def __init__(self):
        node = shutil.which("node") or "node"
        self.process = subprocess.Popen([node, str(COMMAND), "terminal", "--json"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.url = json.loads(self.process.stdout.readline())["terminal"]

    def ask(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"content-type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            told = json.loads(error.read())["error"]
            raise Refused(told["code"], told["message"]) from None

    def execute(self, command):
        return json.loads(self.ask("/v1/command", command))


def hand_on(device, command):
    return device.execute(command)


def nothing(device, command):
    return {"sequence": json.loads(device.ask("/v1/state"))["sequence"]}


ACTIONS = {
    # ${say('pin')}
    # "enter-pin": hand_on,
    "enter-pin": nothing,
    # ${say('others')}
${OTHERS.map((name) => `    "${name}": hand_on,`).join('\n')}
}


def execute(device, command):
    action = ACTIONS.get(command.get("command"))
    if action is None:
        raise Refused("unknown-command", "There is no such command.")
    return action(device, command)


METHODS = {
    "capabilities": lambda device, _: json.loads(device.ask("/v1/capabilities")),
    "state": lambda device, _: json.loads(device.ask("/v1/state")),
    "journal": lambda device, _: json.loads(device.ask("/v1/journal"))["entries"],
    "log": lambda device, _: device.ask("/v1/log"),
    "events": lambda device, asked: json.loads(
        device.ask(f"/v1/events?since={asked.get('since', 0)}&waitMs={asked.get('waitMs', 0)}")
    )["events"],
    "execute": execute,
    "close": lambda device, _: None,
}


def main():
    device = Device()
    printing = threading.Lock()

    def answer(request):
        told = {"jsonrpc": "2.0", "id": request["id"]}
        try:
            told["result"] = METHODS[request["method"]](device, request.get("params") or {})
        except Refused as refused:
            told["error"] = {"code": -32000, "message": str(refused), "data": {"code": refused.code}}
        except Exception as error:
            told["error"] = {"code": -32000, "message": type(error).__name__, "data": {"code": "adapter-fault"}}
        with printing:
            print(json.dumps(told), flush=True)

    for line in sys.stdin:
        threading.Thread(target=answer, args=(json.loads(line),), daemon=True).start()
    device.process.terminate()


main()
`;
}
