// The command line: one command per file, put together here.
import { Command, CommanderError } from 'commander';
import { type ConsoleLanguage, consoleLanguage } from '../compliance/console-language.ts';
import { CommandError, EXIT } from '../run/exit.ts';
import { packageVersion } from '../run/root.ts';
import { endWithWrapper } from '../run/stop.ts';
import { certify } from './certify.ts';
import { consoleCommand } from './console.ts';
import { dialect } from './dialect.ts';
import { diff } from './diff.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { fuzz } from './fuzz.ts';
import { init } from './init.ts';
import { keys } from './keys.ts';
import { merge } from './merge.ts';
import { plan } from './plan.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';
import { selftest } from './selftest.ts';
import { simulate } from './simulate.ts';
import { steps } from './steps.ts';
import { terminal } from './terminal.ts';
import { verify } from './verify.ts';
import { words } from './words.ts';

const COMMANDS: readonly ((speech: ConsoleLanguage) => Command)[] = [
  init,
  certify,
  doctor,
  consoleCommand,
  plan,
  simulate,
  terminal,
  explain,
  dialect,
  report,
  selftest,
  fuzz,
  steps,
  words,
  keys,
  verify,
  replay,
  diff,
  merge,
];

/** Below the help of the whole. */
const START = {
  en: `
Start here:
  tillproof init                                          write what a project needs: configuration, scenario, adapter, CI files
  tillproof certify                                       certify the terminal that comes with Tillproof; reports land in reports/
  tillproof certify --terminal http://127.0.0.1:9000      certify yours, once it speaks the contract of docs/contract.md
  tillproof doctor --terminal http://127.0.0.1:9000       is its adapter right? says what to mend, without running a scenario
  tillproof certify --build app.apk --sign key.pem        the same, with a signed certificate when it is earned; "tillproof verify" reads it
  tillproof certify --defect no-reversal                  see what a failure looks like
  tillproof console                                       use a till in a browser, arm faults, keep what was clicked as a scenario
  tillproof fuzz behaviour --terminal …                   look for what no scenario has; what breaks is written as a feature
  tillproof simulate --config acquirer.yaml --db till.db  run the acquirer alone
  tillproof explain <hex | file | ->                      read an ISO 8583 message, or say what is wrong with it
  tillproof steps                                         every sentence that a scenario may use, in both languages
  tillproof words                                         every text that a scenario may look for, with its accepted wordings

Exit codes: 0 compliant, or everything that was asked passed, 1 not compliant, 2 wrong usage or configuration, 3 inconclusive (harness, adapter or environment).`,
  zh: `
从这里开始：
  tillproof init                                          写入一个项目所需的文件：配置、场景、适配器、CI文件
  tillproof certify                                       认证Tillproof自带的终端；报告写入reports/
  tillproof certify --terminal http://127.0.0.1:9000      认证您的终端（须实现docs/contract.zh-CN.md的契约）
  tillproof doctor --terminal http://127.0.0.1:9000       适配器是否正确？不执行场景，直接指出须改之处
  tillproof certify --build app.apk --sign key.pem        同上，通过后出具签名证书；用"tillproof verify"核验
  tillproof certify --defect no-reversal                  查看不通过时的样子
  tillproof console                                       在浏览器中使用收银台、设置故障，并把操作录成场景
  tillproof fuzz behaviour --terminal …                   寻找场景之外的问题，并将出错之处写成场景文件
  tillproof simulate --config acquirer.yaml --db till.db  单独运行收单方模拟器
  tillproof explain <十六进制 | 文件 | ->                 解读ISO 8583报文，或指出其错误
  tillproof steps                                         场景可用的全部语句（中英文）
  tillproof words                                         场景查找的全部文字及可接受的措辞

退出码：0符合要求，或所测各项全部通过；1不符合要求；2用法或配置有误；3无结论（测试框架、适配器或环境的原因）。`,
} as const satisfies Record<ConsoleLanguage, string>;

const MORE_HELP = {
  en: 'Run "tillproof --help" for what there is.',
  zh: '运行"tillproof --help"查看全部命令。',
} as const satisfies Record<ConsoleLanguage, string>;

/** The whole command line, with all commands and flags. Its texts are English: `localise` turns them. */
export function program(speech: ConsoleLanguage = 'en'): Command {
  const root = new Command('tillproof')
    .description(
      'Proves that a card terminal takes money correctly: scenarios that business people read drive the terminal against an acquirer\n' +
        'that keeps double-entry books and misbehaves on command, and after every scenario the books are compared.',
    )
    .version(packageVersion())
    .showHelpAfterError(MORE_HELP[speech]);
  root.addHelpText('after', () => START[speech]);
  for (const register of COMMANDS) root.addCommand(register(speech));
  const harden = (command: Command) => {
    command.exitOverride();
    command.commands.forEach(harden);
  };
  harden(root);
  return root;
}

const HARNESS_FAILED = {
  en: 'the harness itself failed; this says nothing about the terminal.',
  zh: '测试框架自身出错；这不说明终端有任何问题。',
} as const satisfies Record<ConsoleLanguage, string>;

/** What follows `--language`, before anything is read. */
function languageOf(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--language' || arg.startsWith('--language='));
  return at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
}

/** Runs one command line and gives its exit code; messages for people go to stderr. */
export async function main(args: string[]): Promise<number> {
  const speech = consoleLanguage(languageOf(args));
  try {
    process.exitCode = undefined;
    endWithWrapper();
    const root = program(speech);
    if (speech === 'zh') (await import('./chinese/localise.ts')).localise(root);
    await root.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? EXIT.compliant);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.compliant : EXIT.usage;
    if (error instanceof CommandError) {
      console.error(`tillproof: ${error.words[speech]}`);
      return error.exitCode;
    }
    // What an adapter or its terminal did wrong: where in our code it came out helps nobody.
    if (error instanceof Error && error.name === 'ContractError') {
      const { reasonWords } = await import('../definitions/reason.ts');
      console.error(`tillproof: ${reasonWords(error.message)[speech]}`);
      return EXIT.inconclusive;
    }
    console.error(`tillproof: ${HARNESS_FAILED[speech]}`);
    console.error(error);
    return EXIT.inconclusive;
  }
}
