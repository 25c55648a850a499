// npm run report:allure: renders reports/allure-results with allure-commandline, which needs Java and is fetched when it is first asked for.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const ALLURE = 'allure-commandline@2.46.1';
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
const command = `npm exec --yes --package=${ALLURE} -- allure generate ${results} --clean -o reports/allure-report`;
const { status } = spawnSync(command, { stdio: 'inherit', shell: true });
if (status === 0)
  console.log(
    `The Allure report is in reports/allure-report; "npm exec --package=${ALLURE} -- allure open reports/allure-report" shows it.`,
  );
process.exit(status ?? 1);
