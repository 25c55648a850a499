// An answer that asks for a new sign-in takes the keys away, whatever it answers (F-23).
import type { TransactionType } from '../../definitions/transactions.ts';
import type { Device } from '../device/device.ts';

/** Looks at the code of a trustworthy answer to a message of that type, null where it has none; true when it asks for a new sign-in. */
export function heedSignInAgain({ parts, books }: Device, type: TransactionType, code: string | null): boolean {
  if (code === null || !parts.wording.decline(code).signInAgain || !parts.access.heedsSignInAgain(type)) return false;
  books.changeSession({ signedIn: false });
  return true;
}
