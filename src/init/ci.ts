// Files for CI systems: the same three commands in each, and the reports kept whatever came out.

/** What each of them runs, in this order. */
const CI_COMMANDS = ['npm ci', 'npx tillproof doctor', 'npx tillproof certify'] as const;

export const CI_SYSTEMS = ['github', 'gitlab', 'jenkins'] as const;
export type CiSystem = (typeof CI_SYSTEMS)[number];

const [install, look, certify] = CI_COMMANDS;

export const CI_FILES: Readonly<Record<CiSystem, { path: string; text: string }>> = {
  github: {
    path: '.github/workflows/tillproof.yml',
    text: `name: tillproof
on: [push, pull_request]
permissions:
  contents: read
jobs:
  certify:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 24
      - run: ${install}
      - run: ${look}
      - run: ${certify}
      - if: \${{ !cancelled() }}
        run: cat reports/summary.md >> "$GITHUB_STEP_SUMMARY"
      - if: \${{ !cancelled() }}
        uses: actions/upload-artifact@v4
        with:
          name: tillproof
          path: reports
`,
  },
  gitlab: {
    path: '.gitlab-ci.yml',
    text: `tillproof:
  image: node:24
  timeout: 30 minutes
  script:
    - ${install}
    - ${look}
    - ${certify}
  artifacts:
    when: always
    paths:
      - reports
    reports:
      junit: reports/junit.xml
`,
  },
  jenkins: {
    path: 'Jenkinsfile',
    text: `pipeline {
  agent { docker { image 'node:24' } }
  options { timeout(time: 30, unit: 'MINUTES') }
  stages {
    stage('install') { steps { sh '${install}' } }
    stage('doctor') { steps { sh '${look}' } }
    stage('certify') { steps { sh '${certify}' } }
  }
  post {
    always {
      junit allowEmptyResults: true, testResults: 'reports/junit.xml'
      archiveArtifacts allowEmptyArchive: true, artifacts: 'reports/**'
    }
  }
}
`,
  },
};
