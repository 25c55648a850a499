// Runs work in which thousands of attempts fail: none of those errors needs to know where in our code it was made.

/** The result of synchronous work, done without stack traces. */
export function withoutStacks<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
