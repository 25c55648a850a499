// compliance.json: the result as it is, checked against the published schema before it leaves the house.
import { Ajv, type ValidateFunction } from 'ajv';
import { OWN_SCHEMAS } from '../../schema.ts';
import { ComplianceReport } from '../model.ts';

/** Compiled once, for a process may make many reports. */
let validate: ValidateFunction | null = null;

/** Throws an Error that lists every place where the report breaks its own schema. */
export function complianceJson(report: ComplianceReport): string {
  validate ??= new Ajv({ allErrors: true, ...OWN_SCHEMAS }).compile(ComplianceReport);
  if (!validate(report)) {
    const reasons = (validate.errors ?? []).map(({ instancePath, message }) => `  ${instancePath || '/'}: ${message}`);
    throw new Error(`The compliance report does not meet its schema:\n${reasons.join('\n')}`);
  }
  return `${JSON.stringify(report)}\n`;
}
