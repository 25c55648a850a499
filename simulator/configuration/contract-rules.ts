// Sense of a merchant's contract beyond its schema: versions stand once they are signed, and a new rate needs a new signed version.

import { isDay } from '../model/calendar.ts';
import type { ContractVersion, Merchant } from '../model/index.ts';

type Reason = { path: string; reason: string };

function versionErrors(version: ContractVersion, before: ContractVersion | undefined, path: string): Reason[] {
  const errors: Reason[] = [];
  const add = (member: string, reason: string) => errors.push({ path: `${path}.${member}`, reason });
  const { validFrom, signed } = version;
  const next = (before?.version ?? 0) + 1;
  if (version.version !== next) add('version', `must be ${next}`);
  if (!isDay(validFrom)) add('validFrom', 'is no day of the calendar');
  if (before !== undefined && validFrom <= before.validFrom) add('validFrom', `must be after ${before.validFrom}`);
  if (signed === null) add('signed', 'is missing: rates hold only by a version that the merchant signed');
  else if (!isDay(signed.on)) add('signed.on', 'is no day of the calendar');
  else if (signed.on > validFrom) add('signed.on', `must not be after ${validFrom}, the first day of the version`);
  return errors;
}

/** What is wrong with the terms of a merchant; `prefix` stands before each path. */
export function contractErrors(merchant: Merchant, prefix = ''): Reason[] {
  const { contract = [], limits } = merchant;
  const errors = contract.flatMap((version, i) => versionErrors(version, contract[i - 1], `${prefix}contract[${i}]`));
  if (limits?.singleMinor != null && limits.dailyMinor != null && limits.singleMinor > limits.dailyMinor)
    errors.push({ path: `${prefix}limits.singleMinor`, reason: 'must not be above dailyMinor' });
  return errors;
}

const same = (a: ContractVersion, b: ContractVersion | undefined) =>
  b !== undefined && JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/**
 * What a change of a merchant would break (GUIDE-P-SFT-1): versions that stand are neither changed nor removed, and a further one begins
 * today at the earliest. `today` is the day of the host.
 */
export function contractChangeErrors(before: Merchant | undefined, after: Merchant, today: string): Reason[] {
  const standing = before?.contract ?? [];
  const changed = standing.flatMap((version, i) =>
    same(version, after.contract?.[i])
      ? []
      : [
          {
            path: `contract[${i}]`,
            reason: `version ${version.version} is signed and stands; add version ${standing.length + 1} behind it, signed`,
          },
        ],
  );
  if (changed.length > 0 || standing.length === 0) return changed;
  return (after.contract ?? []).slice(standing.length).flatMap(({ validFrom }, i) =>
    validFrom < today
      ? [
          {
            path: `contract[${standing.length + i}].validFrom`,
            reason: `must not be before ${today}, which is today`,
          },
        ]
      : [],
  );
}
