// Holds a certificate against the files that it rests on: each by its digest, and what the report says by itself.
import type { ComplianceReport } from '../compliance/model.ts';
import { broken, type Check, differences, unchecked, whenNone } from './check.ts';
import { sha256 } from './digest.ts';
import { contradictions, reasonsAgainst } from './earned.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Certified } from './statement.ts';

/** Files by their names, as a folder of reports or a bundle has them. `whole`: nothing else belongs there, as in a bundle. */
export type Evidence = { names: readonly string[]; read(name: string): Uint8Array | null; whole: boolean };

/** The report that everything is read from. */
const REPORT = 'compliance.json';
/** What no certificate can list: itself. */
const OWN = ['certificate.json'];

/** In the order in which they are told. */
const FACTS: readonly (keyof Facts)[] = [
  'verdict',
  'headline',
  'terminal',
  'declaration',
  'run',
  'counts',
  'catalogue',
  'suite',
  'requirements',
  'scenarios',
  'waivers',
  'attestations',
];

export function evidenceChecks(certified: Certified, evidence: Evidence | null): Check[] {
  if (evidence === null)
    return [
      unchecked(
        'evidence',
        `${certified.evidence.length} files; give --evidence to compare`,
        `${certified.evidence.length}个文件；请用--evidence提供以比对`,
      ),
    ];
  const listed = new Set(certified.evidence.map(({ name }) => name));
  const elsewhere = certified.evidence.filter(({ name }) => !evidence.whole && ofBundleAlone(name, evidence));
  const here = certified.evidence.filter((each) => !elsewhere.includes(each));
  const wrong = here.flatMap(({ name, digest }) => {
    const content = evidence.read(name);
    if (content === null) return [{ en: `${name} is missing`, zh: `缺少${name}` }];
    return sha256(content) === digest.sha256 ? [] : [{ en: `${name} was changed`, zh: `${name}已被改动` }];
  });
  const others = evidence.whole
    ? evidence.names
        .filter((name) => !listed.has(name) && !OWN.includes(name))
        .map((name) => ({ en: `${name} is there and not certified`, zh: `${name}未列入证书` }))
    : [];
  const files = whenNone(
    'evidence',
    [...wrong, ...others],
    `all ${here.length} files are those that were certified`,
    `全部${here.length}个文件与认证时一致`,
  );
  const rest =
    elsewhere.length === 0
      ? []
      : [
          unchecked(
            'bundle',
            `${elsewhere.length} files more are in the bundle that came with it; give that as --evidence`,
            `另有${elsewhere.length}个文件在随附的证据包中；请将其作为--evidence提供`,
          ),
        ];
  return [files, ...rest, ...reportChecks(certified, reportIn(evidence))];
}

/** What only a bundle has, and a folder of reports has not. */
function ofBundleAlone(name: string, evidence: Evidence): boolean {
  return (
    /^(cases|scenarios|project)\/|^(setup|manifest)\.json$|^(known-failures|tillproof\.config)\.yaml$/.test(name) &&
    evidence.read(name) === null
  );
}

/** The report among the files; null when there is none that can be read. */
export function reportIn(evidence: Evidence): ComplianceReport | null {
  try {
    return JSON.parse(Buffer.from(evidence.read(REPORT) ?? '').toString('utf8')) as ComplianceReport;
  } catch {
    return null;
  }
}

/** Whether the report is one, follows from its own scenarios, and says what the certificate says. */
function reportChecks(certified: Certified, report: ComplianceReport | null): Check[] {
  const unreadable = broken('report', `${REPORT} is missing or is no report`, `缺少${REPORT}，或其内容不是报告`);
  if (report === null) return [unreadable];
  try {
    const facts = factsOf(report);
    return [
      whenNone('report', contradictions(report), 'it follows from its scenarios', '与其场景相符'),
      whenNone('earned', reasonsAgainst(report), 'the report earns a certificate', '报告满足出证条件'),
      ...FACTS.map((name) =>
        whenNone(
          name,
          differences(certified[name], facts[name], typeof facts[name] === 'object' ? '' : name),
          'as the report says',
          '与报告一致',
        ),
      ),
    ];
  } catch {
    return [unreadable];
  }
}
