import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IDENTITY, PAN, sender, signIn, testConfiguration } from '../hosts/test-kit.ts';
import { type RunningAcquirer, startAcquirer } from '../main.ts';
import { AJV_OPTIONS } from '../model/ajv-options.ts';
import { ALERT_KINDS } from '../model/alerts.ts';
import { connectAcquirer } from './client.ts';
import { ROUTES } from './routes/index.ts';

type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: unknown;
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

let acquirer: RunningAcquirer;
let document: Document;
let ajv: Ajv2020;

beforeAll(async () => {
  acquirer = await startAcquirer({ configuration: testConfiguration() });
  document = (await (await fetch(`${acquirer.adminUrl}/openapi.json`)).json()) as Document;
  ajv = new Ajv2020({ strict: false, allErrors: true, formats: AJV_OPTIONS.formats });
  ajv.addSchema(document, 'document');
});
afterAll(() => acquirer.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** Validates against a schema inside the document, so that its references hold. */
function fits(path: string, method: string, status: string, body: unknown, media = 'application/json'): void {
  const place = ['paths', path, method, 'responses', status, 'content', media, 'schema'];
  const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const valid = ajv.validate({ $ref: `document#/${pointer}` }, body);
  expect(valid, `${method} ${path} ${status}: ${ajv.errorsText()}`).toBe(true);
}

test('every route is in the document, and nothing else', () => {
  const documented = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
  const served = ROUTES.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  expect(documented.toSorted()).toEqual(served.toSorted());
});

test.each(['simulator.md', 'simulator.zh-CN.md'])('docs/%s names every route, and every kind of alert', (page) => {
  const manual = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  expect(ALERT_KINDS.filter((kind) => !manual.includes(`\`${kind}\``))).toEqual([]);
  const named = (path: string) => manual.includes(path.replace(/\/:\w+$/, ''));
  expect(ROUTES.map(({ path }) => path).filter((path) => !named(path))).toEqual([]);
});

test('operation ids are unique, and the client has a method for each', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(connectAcquirer('http://127.0.0.1:1'))).toEqual(expect.arrayContaining(ids));
});

test('every part of an address is a parameter, and every reference leads somewhere', () => {
  for (const { path, operation } of operations()) {
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name ?? '',
  );
  expect(references.length).toBeGreaterThan(20);
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(references));
  expect(JSON.stringify(document)).not.toContain('"$id"');
});

describe('answers are as the document says', () => {
  test('every GET, on books with something in them', async () => {
    const send = sender(acquirer.hostUrl);
    const till = await signIn(send);
    const { reply: sale } = await send(till.sale(100));
    await send(till.sale(99_999_999));
    await send('{');
    const admin = connectAcquirer(acquirer.adminUrl);
    await admin.addRule({ when: { transaction: 'sale' }, times: 1, then: { fault: 'reset' } });
    await admin.patchCard(PAN, { status: 'lost' });
    await send(till.sale(1, { 11: '000555' })).catch(() => undefined);
    await send(till.sale(1, { 11: '000556' }));
    await admin.issuePaymentCode({ pan: PAN });
    await send(
      till.sign({
        mti: '0820',
        fields: { 11: '000557', ...IDENTITY, 37: sale.fields[37] ?? '', 60: `07${till.batch}800`, 62: 'CAFE' },
      }),
    );
    await send(till.settlement(1, 100));
    expect((await admin.clear()).settlements).toHaveLength(1);
    const names: Record<string, string> = {
      pan: PAN,
      terminalId: 'TP000001',
      merchantId: '898310058120001',
      sequence: '2',
      date: '2026-11-22',
      reference: sale.fields[37] ?? '',
    };
    for (const { path } of operations().filter(({ method }) => method === 'get')) {
      const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? '');
      const response = await fetch(acquirer.adminUrl + address);
      expect(response.status, address).toBe(200);
      const media = response.headers.get('content-type')?.split(';')[0] ?? '';
      fits(path, 'get', '200', media === 'application/json' ? await response.json() : await response.text(), media);
    }
  });

  test('refusals', async () => {
    const response = await fetch(`${acquirer.adminUrl}/admin/cards/6212345678909987`);
    fits('/admin/cards/{pan}', 'get', 'default', await response.json());
    const bad = await fetch(`${acquirer.adminUrl}/admin/clock`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"then":1}',
    });
    fits('/admin/clock', 'put', 'default', await bad.json());
  });
});
