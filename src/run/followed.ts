// How a run goes, for a program that shows it to people: a line of JSON behind a record separator (RFC 7464) for each scenario that begins or ends.
import { general } from '../compliance/causes.ts';
import type { Teller } from '../compliance/progress.ts';
import { judge } from '../compliance/verdicts.ts';

const RECORD = '\u001e';

/** What stands before the colon, without numbers: it says what is wrong, and what stands behind it says of which payment. */
const headOf = (words: string, colon: string) => general(words.split('\n')[0]?.split(colon)[0] ?? words);

export function followedTeller(write: (text: string) => void): Teller {
  const tell = (event: object) => write(`${RECORD}${JSON.stringify(event)}\n`);
  return {
    say: (line) => write(`${line}\n`),
    begins: (name) => tell({ begins: name }),
    ends({ done, total, scenario }) {
      const { verdict, findings } = judge(scenario);
      const isBad = verdict === 'failed' || verdict === 'inconclusive';
      const causes = isBad
        ? findings.map(({ text }) => ({ en: headOf(text.en, ': '), zh: headOf(text.zh, '：') }))
        : [];
      const place = `${scenario.uri}:${scenario.line}`;
      tell({ ends: { place, language: scenario.language, name: scenario.name, verdict, done, total, causes } });
    },
    clear() {},
  };
}
