/** Whether tests play at their full size, as `npm run nightly` has them. */
export const NIGHTLY = (process.env.TILLPROOF_NIGHTLY ?? '') !== '';
