// A bundle: everything about a run in one zip, and what says that it is whole.
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { broken, type Check, whenNone } from '../check.ts';
import { sha256 } from '../digest.ts';
import { contradictions } from '../earned.ts';
import { type Evidence, reportIn } from '../evidence.ts';
import type { Digest } from '../statement.ts';
import { caseFiles } from './case-files.ts';

/** Lists every other file of the bundle but the certificate, which is made later. */
export const MANIFEST = 'manifest.json';
export const CERTIFICATE = 'certificate.json';

type Manifest = { format: 1; tool: { name: 'tillproof'; version: string }; files: Digest[] };

/** Names and digests of files, in the order of the names. */
export function digestsOf(files: ReadonlyMap<string, Uint8Array>): Digest[] {
  return [...files]
    .map(([name, content]) => ({ name, digest: { sha256: sha256(content) } }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The manifest of these files. */
export function manifestOf(files: ReadonlyMap<string, Uint8Array>, version: string): Uint8Array {
  const manifest: Manifest = { format: 1, tool: { name: 'tillproof', version }, files: digestsOf(files) };
  return Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
}

/** The zip of these files. `at` is the time that each is given; the same files and time give the same zip. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>, at: Date): Uint8Array {
  const entries: Zippable = Object.fromEntries(
    [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, content]) => [name, [content, { mtime: at }]]),
  );
  return zipSync(entries);
}

/** The files of a zip; null when it is none, or is damaged. */
export function evidenceInZip(zip: Uint8Array): Evidence | null {
  try {
    const files = unzipSync(zip, { filter: ({ name }) => !name.endsWith('/') });
    const names = Object.keys(files);
    return { names, read: (name) => (Object.hasOwn(files, name) ? (files[name] ?? null) : null), whole: true };
  } catch {
    return null;
  }
}

/** Whether a bundle is whole: its manifest, its report, and the files of each scenario, which follow from the report. */
export function bundleChecks(evidence: Evidence): Check[] {
  const listed = manifestIn(evidence);
  if (listed === null)
    return [broken('manifest', `${MANIFEST} is missing or is none`, `缺少${MANIFEST}，或其内容无效`)];
  const expected = new Map(listed.map(({ name, digest }) => [name, digest.sha256]));
  const wrong = [
    ...listed.flatMap(({ name, digest }) => {
      const content = evidence.read(name);
      if (content === null) return [{ en: `${name} is missing`, zh: `缺少${name}` }];
      return sha256(content) === digest.sha256 ? [] : [{ en: `${name} was changed`, zh: `${name}已被改动` }];
    }),
    ...evidence.names
      .filter((name) => !expected.has(name) && ![MANIFEST, CERTIFICATE].includes(name))
      .map((name) => ({ en: `${name} is not in the manifest`, zh: `${name}不在清单中` })),
  ];
  return [
    whenNone('manifest', wrong, `all ${listed.length} files are as listed`, `全部${listed.length}个文件与清单一致`),
    casesCheck(evidence),
    ...projectChecks(evidence),
  ];
}

/** Folder of the project's own files in a bundle. */
const PROJECT = 'project/';

/** The name in a bundle of a file that a report calls so. Every system takes it, it leads nowhere else, and no two files have the same. */
export const projectName = (file: string): string =>
  PROJECT +
  file
    .split('/')
    .map((part) => (/^\.{1,2}$/.test(part) ? part.replaceAll('.', '%2E') : part.replace(UNSAFE, inPercent)))
    .join('/');

/** What no name of a file may have on some system. */
const UNSAFE = /[%<>:"|?*\\\u0000-\u001f]|[. ]$/g;
const inPercent = (sign: string) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`;

/** The files of the project are those that the report names; without any there is nothing to tell. */
function projectChecks(evidence: Evidence): Check[] {
  const { project = [] } = reportIn(evidence)?.run ?? {};
  const expected = new Map(project.map(({ path, sha256 }) => [projectName(path), sha256]));
  const extra = evidence.names.filter((name) => name.startsWith(PROJECT) && !expected.has(name));
  if (expected.size === 0 && extra.length === 0) return [];
  const wrong = [
    ...[...expected].flatMap(([name, digest]) => {
      const content = evidence.read(name);
      if (content === null) return [{ en: `${name} is missing`, zh: `缺少${name}` }];
      return sha256(content) === digest
        ? []
        : [{ en: `${name} is not the file that the run took`, zh: `${name}并非运行时所用的文件` }];
    }),
    ...extra.map((name) => ({ en: `${name} took no part in the run`, zh: `${name}未参与运行` })),
  ];
  return [
    whenNone(
      'project',
      wrong,
      expected.size === 1
        ? 'the file of the project is the one that the run took'
        : `the ${expected.size} files of the project are those that the run took`,
      `项目的${expected.size}个文件与运行时所用的一致`,
    ),
  ];
}

function manifestIn(evidence: Evidence): Digest[] | null {
  try {
    const { files } = JSON.parse(Buffer.from(evidence.read(MANIFEST) ?? '').toString('utf8')) as Manifest;
    return Array.isArray(files) && files.every(({ name, digest }) => typeof name === 'string' && digest.sha256 !== '')
      ? files
      : null;
  } catch {
    return null;
  }
}

/** The files of each scenario are made again from the report. */
function casesCheck(evidence: Evidence): Check {
  const report = reportIn(evidence);
  const unreadable = broken('cases', 'there is no report to hold them against', '没有可供比对的报告');
  if (report === null) return unreadable;
  try {
    const made = caseFiles(report);
    const wrong = [
      ...contradictions(report),
      ...[...made].flatMap(([name, content]) => {
        const found = evidence.read(name);
        if (found === null) return [{ en: `${name} is missing`, zh: `缺少${name}` }];
        return Buffer.from(found).equals(content)
          ? []
          : [{ en: `${name} does not say what the report says`, zh: `${name}与报告内容不符` }];
      }),
      ...evidence.names
        .filter((name) => name.startsWith('cases/') && !made.has(name))
        .map((name) => ({ en: `${name} is of no scenario of the report`, zh: `${name}不属于报告中的任何场景` })),
    ];
    return whenNone(
      'cases',
      wrong,
      `the files of ${report.scenarios.length === 1 ? '1 scenario' : `${report.scenarios.length} scenarios`} say what the report says`,
      `${report.scenarios.length}个场景的文件与报告一致`,
    );
  } catch {
    return unreadable;
  }
}
