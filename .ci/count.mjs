// Reads what the test run wrote and prints the closing line; exits with the run's own status, and never hides a failure.
import { existsSync, readFileSync } from 'node:fs';

const status = Number(process.argv[2] ?? 1);
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
const tests = ['reports/unit.json', 'reports/e2e.json'].map(read);
const compliance = read('reports/compliance.json');
const sum = (count) => tests.reduce((all, report) => all + (report?.[count] ?? 0), 0);
const passed = sum('numPassedTests') + (compliance?.counts?.scenarios?.passed ?? 0);
let failed = sum('numFailedTests') + sum('numFailedTestSuites');
for (const [verdict, n] of Object.entries(compliance?.counts?.scenarios ?? {})) {
  if (verdict === 'failed' || verdict === 'inconclusive') failed += n;
}
if (status !== 0 && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(status !== 0 || passed === 0 ? status || 1 : failed === 0 ? 0 : 1);
