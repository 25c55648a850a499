// npm run report:allure: renders reports/allure-results with allure-commandline, which needs Java.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const results = 'reports/allure-results';
if (!existsSync(results)) {
  console.error(`There is no ${results} yet; "npm run certify" writes it.`);
  process.exit(2);
}
if (spawnSync('java', ['-version'], { stdio: 'ignore' }).status !== 0) {
  console.error(
    'The Allure report needs Java on the PATH and there is none; reports/compliance.html says the same without it.',
  );
  process.exit(2);
}
// Allure reads the history of the report before from its results; a folder of it keeps the last twenty runs.
if (existsSync('reports/allure-report/history'))
  cpSync('reports/allure-report/history', `${results}/history`, { recursive: true });
const allure = fileURLToPath(new URL('../node_modules/allure-commandline/bin/allure', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [allure, 'generate', results, '--clean', '-o', 'reports/allure-report'],
  {
    stdio: 'inherit',
  },
);
if (status === 0)
  console.log('The Allure report is in reports/allure-report; "npx allure open reports/allure-report" shows it.');
process.exit(status ?? 1);
