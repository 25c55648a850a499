// Tells GitHub Actions of a run: annotations in the log, and the summary of the step.
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { githubAnnotations } from '../compliance/reports/github.ts';
import { summaryMarkdown } from '../compliance/reports/summary.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** GitHub refuses a summary of more than 1 MiB, whole. */
const MOST_BYTES = 1 << 20;

const WORDS = {
  en: {
    tooLong: 'tillproof: the summary is too long for GitHub; it is in summary.md.',
    unwritten: (code = '') => `tillproof: the summary of the step cannot be written (${code}).`,
  },
  zh: {
    tooLong: 'tillproof: 摘要超出GitHub的上限；内容见summary.md。',
    unwritten: (code = '') => `tillproof: 无法写入步骤摘要（${code}）。`,
  },
} as const satisfies Record<ConsoleLanguage, unknown>;

/**
 * Says the annotations, and adds summary.md to the file that GITHUB_STEP_SUMMARY names. A summary that cannot be written costs nothing but
 * a line.
 *
 * @param to.folder what the places of features are relative to
 * @param to.speech the language of the command
 */
export function tellGithub(
  report: ComplianceReport,
  { folder, speech, say }: { folder: string; speech: ConsoleLanguage; say: (line: string) => void },
  env: Environment = process.env,
): void {
  const workspace = env.GITHUB_WORKSPACE ?? process.cwd();
  const fileOf = (uri: string) => {
    const inside = path.relative(workspace, path.resolve(folder, uri)).replaceAll(path.sep, '/');
    return inside.startsWith('..') ? uri : inside;
  };
  for (const line of githubAnnotations(report, fileOf, speech)) say(line);
  const file = env.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === '') return;
  const summary = summaryMarkdown(report);
  if (Buffer.byteLength(summary) >= MOST_BYTES) {
    say(WORDS[speech].tooLong);
    return;
  }
  try {
    appendFileSync(file, `${summary}\n`);
  } catch (error) {
    say(WORDS[speech].unwritten((error as NodeJS.ErrnoException).code));
  }
}
