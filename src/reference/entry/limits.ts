// The small-payment limits that hold now: downloaded ones before configured ones (F-45).
import type { Device } from '../device/device.ts';
import type { DownloadedLimits } from '../store/records.ts';

export function limitsOf({ books, configuration }: Device): DownloadedLimits {
  const { pinFreeMinor, signatureFreeMinor } = configuration.limits;
  return books.limits() ?? { pinFreeMinor, signatureFreeMinor };
}
