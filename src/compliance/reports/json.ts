// compliance.json: the result as it is, checked against the published schema before it leaves the house.
import { OWN_SCHEMAS } from '../../schema.ts';
import { validatorWhenAsked } from '../../validator.ts';
import { ComplianceReport } from '../model.ts';

const validator = validatorWhenAsked(() => ComplianceReport, { allErrors: true, ...OWN_SCHEMAS });

/** Throws an Error that lists every place where the report breaks its own schema. */
export function complianceJson(report: ComplianceReport): string {
  const validate = validator();
  if (!validate(report)) {
    const reasons = (validate.errors ?? []).map(({ instancePath, message }) => `  ${instancePath || '/'}: ${message}`);
    throw new Error(`The compliance report does not meet its schema:\n${reasons.join('\n')}`);
  }
  return `${JSON.stringify(report)}\n`;
}
