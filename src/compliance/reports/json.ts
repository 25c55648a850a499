// compliance.json: the result as it is, checked against the published schema before it leaves the house.
import { Ajv } from 'ajv';
import { OWN_SCHEMAS } from '../../schema.ts';
import { ComplianceReport } from '../model.ts';

/** Throws an Error that lists every place where the report breaks its own schema. */
export function complianceJson(report: ComplianceReport): string {
  const ajv = new Ajv({ allErrors: true, ...OWN_SCHEMAS });
  if (!ajv.validate(ComplianceReport, report)) {
    const reasons = (ajv.errors ?? []).map(({ instancePath, message }) => `  ${instancePath || '/'}: ${message}`);
    throw new Error(`The compliance report does not meet its schema:\n${reasons.join('\n')}`);
  }
  return `${JSON.stringify(report)}\n`;
}
