// Addresses to listen on, and waiting to be stopped.
import { consoleLanguage } from '../compliance/console-language.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { CommandError } from '../run/exit.ts';
import { untilStopped } from '../run/stop.ts';

/** Takes `ip:port` or `[ipv6]:port` apart. */
export function parseAddress(text: string): { host: string; port: number } {
  const match = /^\[?([^\]]+)\]?:(\d{1,5})$/.exec(text);
  const port = Number(match?.[2]);
  if (!match?.[1] || port > 65535)
    throw new CommandError({
      en: `--listen: "${text}" is not an address; write ip:port, such as 127.0.0.1:8583, or port 0 for a free one.`,
      zh: `--listen：“${text}”不是地址；请写ip:端口，例如127.0.0.1:8583，端口0表示任选空闲端口。`,
    });
  return { host: match[1], port };
}

/** Takes a port number from the command line. */
export function parsePort(name: string, text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    throw new CommandError({
      en: `${name}: "${text}" is not a port; write a number from 0 (a free one) to 65535.`,
      zh: `${name}：“${text}”不是端口；请写0（任选空闲端口）至65535之间的数。`,
    });
  return Number(text);
}

const NO_SUCH_ADDRESS = {
  en: 'there is no such address; 127.0.0.1 is always there',
  zh: '没有此地址；127.0.0.1始终可用',
};
const REASONS: Readonly<Record<string, Bilingual>> = {
  EADDRINUSE: {
    en: 'the port is taken; choose another, or 0 for a free one',
    zh: '端口已被占用；请另选，或用0任选空闲端口',
  },
  EACCES: { en: 'no right to open that port; choose one above 1023', zh: '无权使用该端口；请选1023以上的端口' },
  EADDRNOTAVAIL: {
    en: 'this machine has no such address; 127.0.0.1 is always there',
    zh: '本机没有此地址；127.0.0.1始终可用',
  },
  ENOTFOUND: NO_SUCH_ADDRESS,
  EAI_AGAIN: { en: 'the name cannot be looked up; give an ip address', zh: '无法解析该名称；请给出ip地址' },
  EINVAL: NO_SUCH_ADDRESS,
};

/** An error of listening as one line that names the flag; any other error as it is. */
export function listeningError(error: unknown, flag: string, address: string): unknown {
  const { code = '', cause } = error as { code?: string; cause?: { code?: string } };
  const found = [code, cause?.code ?? ''].find((each) => REASONS[each] !== undefined);
  if (found === undefined) return error;
  const { port } = (found === code ? error : cause) as { port?: number };
  const at = port === undefined || address.endsWith(`:${port}`) ? address : `${address}:${port}`;
  const { en = '', zh = '' } = REASONS[found] ?? {};
  return new CommandError({
    en: `${flag}: cannot listen on ${at}: ${en} (${found}).`,
    zh: `${flag}：无法监听${at}：${zh}（${found}）。`,
  });
}

/** Resolves when the process is asked to stop. */
export async function untilSignal(): Promise<void> {
  await untilStopped();
}

/** Whoever lets terminals in from beyond this machine is told what that means. */
export async function warnBeyond(flag: string, address: string): Promise<void> {
  const { isLoopback } = await import('../../simulator/main.ts');
  if (isLoopback(address)) return;
  const words = {
    en: `warning: ${flag} ${address} lets other machines in: whoever reaches the ports for terminals can use the test keys and cards.`,
    zh: `警告：${flag} ${address}允许其他机器连接：能访问终端端口者即可使用测试密钥和测试卡。`,
  };
  console.error(words[consoleLanguage(undefined)]);
}
