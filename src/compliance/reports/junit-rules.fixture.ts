// What the strictest reader of JUnit files lets stand where: the rules of junit-10.xsd, the schema of the Jenkins xUnit plugin, as rows.
//
// Read in jenkinsci/xunit-plugin (MIT) at 031e285e, src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd.

type Rule = { required: readonly string[]; allowed: readonly string[]; children: readonly string[]; text: boolean };

const RERUN = {
  required: ['type'],
  allowed: ['message'],
  children: ['stackTrace', 'system-out', 'system-err'],
  text: true,
};
const OUTCOME = { required: [], allowed: ['type', 'message'], children: [], text: true };
const TEXT = { required: [], allowed: [], children: [], text: true };

const JUNIT_10: Readonly<Record<string, Rule>> = {
  testsuites: {
    required: [],
    allowed: ['name', 'time', 'tests', 'failures', 'errors'],
    children: ['testsuite'],
    text: false,
  },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors'],
    allowed: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
    text: false,
  },
  properties: { required: [], allowed: [], children: ['property'], text: false },
  property: { required: ['name', 'value'], allowed: [], children: [], text: false },
  testcase: {
    required: ['name'],
    allowed: ['time', 'classname', 'group'],
    children: [
      'skipped',
      'error',
      'failure',
      'rerunFailure',
      'rerunError',
      'flakyFailure',
      'flakyError',
      'system-out',
      'system-err',
    ],
    text: false,
  },
  skipped: OUTCOME,
  error: OUTCOME,
  failure: OUTCOME,
  rerunFailure: RERUN,
  rerunError: RERUN,
  flakyFailure: RERUN,
  flakyError: RERUN,
  'system-out': TEXT,
  'system-err': TEXT,
};

/** Times of suites: thousands may be parted by commas. */
const SUITE_TIME = /^(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]*)?$/;

/** Everything in a file that the rules do not let stand. It reads what our own writer writes: no comments, no CDATA. */
export function breaches(file: string, rules = JUNIT_10): string[] {
  const found: string[] = [];
  const open: string[] = [];
  const body = file.replace(/^<\?xml [^>]*\?>\s*/, '');
  for (const [whole, slash, name = '', attributes = '', end, text = ''] of body.matchAll(
    /<(\/?)([\w-]+)((?:\s[\w-]+="[^"<]*")*)\s*(\/?)>([^<]*)/g,
  )) {
    if (slash === '/') {
      if (open.pop() !== name) found.push(`</${name}> closes nothing`);
    } else {
      const parent = open.at(-1);
      const rule = rules[name];
      const given = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(
        ([, key = '', value = '']) => [key, value] as const,
      );
      if (rule === undefined) found.push(`<${name}> is unknown`);
      if (parent !== undefined && rules[parent]?.children.includes(name) === false)
        found.push(`<${name}> may not stand in <${parent}>`);
      for (const key of rule?.required ?? [])
        if (!given.some(([own]) => own === key)) found.push(`<${name}> lacks ${key}`);
      for (const [key, value] of given) {
        if (rule && ![...rule.required, ...rule.allowed].includes(key)) found.push(`<${name}> may not have ${key}`);
        if (key === 'time' && name.startsWith('testsuite') && !SUITE_TIME.test(value))
          found.push(`<${name}> time ${value}`);
      }
      if (end !== '/') open.push(name);
    }
    const inside = open.at(-1);
    if (text.trim() !== '' && (inside === undefined || rules[inside]?.text !== true))
      found.push(`text after ${whole.slice(0, 40)}`);
  }
  if (open.length > 0) found.push(`<${open.join('> <')}> stays open`);
  return [...new Set(found)];
}
