// Keys of the rows in the state's collections.

/** Key of a batch. */
export function batchKey(terminalId: string, batch: string): string {
  return `${terminalId}/${batch}`;
}

/** Key of a transaction: the host tells transactions apart by terminal, batch and STAN (fields 41, 60.2 and 11). */
export function transactionKey(terminalId: string, batch: string, stan: string): string {
  return `${terminalId}/${batch}/${stan}`;
}

/** Key of the index by authorisation code. */
export function authorisationKey(merchantId: string, code: string): string {
  return `${merchantId}/${code}`;
}

/** Key of a merchant's turnover on a day, YYYY-MM-DD; also of its settlement for that day. */
export function merchantDayKey(merchantId: string, day: string): string {
  return `${merchantId}/${day}`;
}

/** Key under which the one row of settings stands. */
export const SETTINGS = 'settings';
