// The checklist of what a person has to look at: read for a run, and printed as a template to fill in.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { AttestationError, attestable, checkAttestations } from '../compliance/attestation.ts';
import { type Attestation, readEvidence } from '../compliance/attested-files.ts';
import { parseYaml } from '../compliance/yaml-file.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { LOOKS } from '../definitions/looks.ts';
import { type CatalogueRow, REQUIREMENTS } from '../definitions/requirements/index.ts';
import { CommandError } from './exit.ts';
import { readNamedFile } from './options.ts';

/** Reads a checklist with its files; evidence is looked for beside it. Throws a CommandError that lists every row that does not count. */
export function readAttestations(
  file: string | undefined,
  now = new Date(),
  catalogue: readonly CatalogueRow[] = REQUIREMENTS,
): Attestation[] {
  if (file === undefined) return [];
  if (!existsSync(file))
    throw new CommandError({
      en: `--attest: there is no file "${path.resolve(file)}".`,
      zh: `--attest：没有文件“${path.resolve(file)}”。`,
    });
  const parsed = parseYaml(readNamedFile('--attest', file).toString('utf8'), (line, { en, zh }) => ({
    en: `line ${line}: ${en}`,
    zh: `第${line}行：${zh}`,
  }));
  if ('reasons' in parsed) throw uncounted(file, parsed.reasons);
  try {
    const rows = checkAttestations(parsed.value, catalogue, now);
    return readEvidence(rows, path.dirname(path.resolve(file)));
  } catch (error) {
    throw error instanceof AttestationError ? uncounted(file, error.reasons) : error;
  }
}

function uncounted(file: string, reasons: readonly Bilingual[]): CommandError {
  const listed = (language: keyof Bilingual) => reasons.map((each) => `  ${each[language]}`).join('\n');
  return new CommandError({
    en: `--attest: ${file} does not count:\n${listed('en')}\nThe schema is docs/schemas/attestation.schema.json; "tillproof certify --attest-template" prints a checklist to fill in.`,
    zh: `--attest：${file}无效：\n${listed('zh')}\n其结构见docs/schemas/attestation.schema.json；"tillproof certify --attest-template"输出待填写的清单。`,
  });
}

/** A checklist in YAML with one empty row for every requirement or clause that only a person can decide; nothing of it counts until it is filled in. */
export function attestationTemplate(catalogue: readonly CatalogueRow[] = REQUIREMENTS): string {
  const all = attestable(catalogue);
  const others = all.filter(({ needsAPerson }) => !needsAPerson);
  const rows = all
    .filter(({ needsAPerson }) => needsAPerson)
    .map(({ id, level, en, zh }) =>
      [
        `# ${level}  ${en}`,
        `#       ${zh}`,
        ...(LOOKS[id] === undefined ? [] : [`#       ${LOOKS[id].en}`, `#       ${LOOKS[id].zh}`]),
        `- requirement: ${id}`,
        `  by: ''        # who looked: name and function    核查人`,
        `  at: ''        # day, such as 2026-11-22          核查日期`,
        `  seen: ''      # what was seen                    核查所见`,
        `  evidence: []  # files, relative to this one      证明材料`,
      ].join('\n'),
    );
  return [
    '# What only a person can see. Fill in the rows that you looked at, delete the others, then:',
    '# 须由人工核查的要求。填写已核查的条目，删除其余条目，然后执行：',
    '#   tillproof certify --attest attest.yaml',
    '#',
    '# These may be attested too, where the terminal cannot show them by itself 终端无法自行反映时，以下要求也可声明：',
    ...lines(others.map(({ id }) => id)),
    '',
    rows.join('\n\n'),
  ].join('\n');
}

/** Comment lines of five ids each. */
function lines(ids: readonly string[]): string[] {
  return Array.from(
    { length: Math.ceil(ids.length / 5) },
    (_, at) => `#   ${ids.slice(at * 5, at * 5 + 5).join('  ')}`,
  );
}
