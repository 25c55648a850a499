// Why the acquirer refused a message, as findings tell it: the acquirer's own reason, out of its record of the exchange.
import type { Words } from '../../definitions/message-words.ts';
import { reasonWords } from '../../definitions/reason.ts';
import type { Exchanged } from './exchange.ts';

/** An exchange with field 39 as the acquirer decided it. */
type Decided = Exchanged & { code: string | null };

/** "0200 refused with 99: field 52: not a PIN block under the present key" in both languages; null where nothing was refused or no reason is on record. */
export function refusalWords({ request, answer, code, error = null }: Decided): Words | null {
  if (error === null || answer === null) return null;
  const [en, zh] = request === null ? ['a message', '一条报文'] : [request.mti, request.mti];
  const with_ = code === null ? ['', ''] : [` with ${code}`, `（应答码${code}）`];
  return {
    en: `the acquirer refused ${en}${with_[0]}: ${error}`,
    zh: `收单机构拒绝${zh}${with_[1]}：${reasonWords(error).zh}`,
  };
}
