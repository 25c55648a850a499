// The files of a run, one record: name of the file and what writes it.
import type { ComplianceReport } from '../model.ts';
import { coverageJson } from './coverage.ts';
import { ctrfJson } from './ctrf.ts';
import { complianceHtml } from './html/index.ts';
import { complianceJson } from './json.ts';
import { junitXml } from './junit.ts';
import { summaryMarkdown } from './summary.ts';

/** A report is a pure function of the result; it returns the whole text of its file. */
export type ReportFormat = (report: ComplianceReport) => string;

export const REPORTS = {
  'compliance.json': complianceJson,
  'coverage.json': coverageJson,
  'compliance.html': complianceHtml,
  'junit.xml': junitXml,
  'ctrf.json': ctrfJson,
  'summary.md': summaryMarkdown,
} as const satisfies Record<string, ReportFormat>;
