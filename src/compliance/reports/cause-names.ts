// The cause of a scenario in formats that know no causes: its message begins with it, so that readers who group by message group by cause.
import type { Cause, ComplianceReport, ScenarioResult } from '../model.ts';

/** The worst cause of each scenario that has one, by the scenario's id. That only one language failed is none that a message begins with. */
export function causesById({ causes }: Pick<ComplianceReport, 'causes'>): ReadonlyMap<string, Cause> {
  const found = new Map<string, Cause>();
  for (const cause of causes)
    if (cause.kind !== 'language') for (const id of cause.scenarios) if (!found.has(id)) found.set(id, cause);
  return found;
}

/** The message with the cause in front, in the language of the scenario; one that begins with it already as it is. */
export function withCause(cause: Cause | undefined, language: ScenarioResult['language'], message: string): string {
  if (cause === undefined) return message;
  const title = titleIn(cause, language);
  const begins = message.toLowerCase().startsWith(title.toLowerCase());
  return begins ? title + message.slice(title.length) : `${title}${language === 'en' ? ': ' : '：'}${message}`;
}

const titleIn = ({ text }: Cause, language: ScenarioResult['language']): string =>
  language === 'en' ? text.en : text.zh;
