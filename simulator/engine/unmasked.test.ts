// What the judge of secrecy is told of requests: what could not be read, without the fields in which card data stands by right.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AcquirerClient, connectAcquirer } from '../admin/client.ts';
import { IDENTITY, PAN, sender, testConfiguration } from '../hosts/test-kit.ts';
import { unionPay, Wire } from '../hosts/wire.fixture.ts';
import { type RunningAcquirer, startAcquirer } from '../main.ts';

const TRACK = `${PAN}=35122010000000000`;
let acquirer: RunningAcquirer;
let admin: AcquirerClient;

beforeAll(async () => {
  acquirer = await startAcquirer({ configuration: testConfiguration(), tcpPort: 0 });
  admin = connectAcquirer(acquirer.adminUrl);
});
afterAll(() => acquirer.close());
beforeEach(() => admin.reset());

const lastBody = async () => (await admin.books({ unmasked: true })).unmasked?.at(-1)?.body;

async function post(body: string | Uint8Array, contentType = 'application/json'): Promise<number> {
  const headers = { 'content-type': contentType };
  const response = await fetch(`${acquirer.hostUrl}/iso8583`, {
    method: 'POST',
    headers,
    body: new Uint8Array(Buffer.from(body)),
  });
  await response.arrayBuffer();
  return response.status;
}

describe('over HTTP', () => {
  test.each([
    ['no JSON', `{"mti":"0200","note":"${PAN}`, 'application/json', 400],
    ['JSON that is no message', JSON.stringify({ card: PAN }), 'application/json', 400],
    ['another kind of body', `card ${PAN}`, 'text/plain', 415],
  ])('the body is told whole where it is %s', async (_, body, contentType, status) => {
    expect(await post(body, contentType)).toBe(status);
    expect(await lastBody()).toContain(PAN);
    expect(JSON.stringify(await admin.exchanges(0))).not.toContain(PAN);
  });

  test('of a message that is wrong only what was not read is told, and no field of card data', async () => {
    const fields = { 2: PAN, 3: 'odd', 11: '000007', 35: `${TRACK}?`, ...IDENTITY };
    await post(JSON.stringify({ mti: '0200', fields, debug: { pin: '739164' } }));
    const body = await lastBody();
    expect(body).toContain('"pin": "739164"');
    expect(body).toContain('"3": "odd"');
    for (const secret of [PAN, TRACK, '000007']) expect(body).not.toContain(secret);
  });

  test('bytes that are no message are told as text and in hex', async () => {
    expect(await post(Buffer.from(`card ${PAN}`), 'application/octet-stream')).toBe(400);
    expect(await lastBody()).toBe(`card ${PAN}\n${Buffer.from(`card ${PAN}`).toString('hex')}`);
  });

  test('of a message that can be read there is nothing to tell', async () => {
    await sender(acquirer.hostUrl)({
      mti: '0800',
      fields: { 11: '000001', ...IDENTITY, 60: '00000000003', 63: '01 ' },
    });
    expect(await lastBody()).toBe(null);
  });

  test('fields of few characters are told, but for those that are shorter than any PIN', async () => {
    const fields = { 3: '739164', 11: '000007', 22: '021', 25: '00', 37: '000000739164', ...IDENTITY };
    await sender(acquirer.hostUrl)({ mti: '0200', fields: { 2: PAN, ...fields } });
    const { 22: _, 25: _c, ...told } = fields;
    expect((await admin.books({ unmasked: true })).unmasked?.at(-1)?.fields).toEqual(told);
  });
});

describe('fields of card data', () => {
  const told = async (fields: Record<number, string>) => {
    await sender(acquirer.hostUrl)({
      mti: '0200',
      fields: { 2: PAN, 3: '000000', 11: '000007', ...IDENTITY, ...fields },
    });
    const last = (await admin.books({ unmasked: true })).unmasked?.at(-1);
    return [last?.cardFields, last?.fields[59]];
  };

  test('track 3 is told, and what of the chip nobody is shown', async () => {
    const chip = '9F360200125F2003414243DF7F03739164';
    expect(await told({ 36: TRACK, 55: chip })).toEqual([
      { 36: TRACK, '55.5F20': '414243', '55.DF7F': '739164' },
      undefined,
    ]);
    expect(await told({ 55: '7007DF7F0373916482' })).toEqual([{ 55: '7007DF7F0373916482' }, undefined]);
    expect(await told({})).toEqual([{}, undefined]);
  });

  test('of a payment code what stands behind it is told', async () => {
    expect(await told({ 59: 'A30196212000000000000001' })).toEqual([{}, '']);
    expect(await told({ 59: 'A30196212000000000000001A2006739164' })).toEqual([{}, 'A2006739164']);
    expect(await told({ 59: 'A402020260718071800000013' })).toEqual([{}, 'A402020260718071800000013']);
  });
});

describe('over TCP', () => {
  let wire: Wire;
  beforeEach(async () => {
    wire = await Wire.dial(acquirer.tcp ?? '');
  });

  test('a frame that is no message is told with all of its bytes', async () => {
    wire.socket.write(unionPay.frame(Buffer.from(PAN, 'hex')));
    await wire.end;
    expect(await lastBody()).toContain(`\n${unionPay.frame(Buffer.from(PAN, 'hex')).toString('hex')}`);
  });

  test('of a damaged message the card number in its own field is not told, and one behind the damage is', async () => {
    const whole = unionPay.encode({ mti: '0200', fields: { 2: PAN, 3: '000000', 11: '000007', ...IDENTITY } });
    const packed = Buffer.from('6222021001000000', 'hex');
    wire.socket.write(unionPay.frame(Buffer.concat([whole, packed])));
    await wire.next();
    const body = await lastBody();
    expect(body).not.toContain(PAN);
    expect(body).toContain('6222021001000000');
  });

  test('what announces no frame is told from where it begins', async () => {
    wire.socket.write(Buffer.concat([unionPay.frame(new Uint8Array()), Buffer.from(`\xff\xff${PAN}`, 'latin1')]));
    await wire.end;
    expect(await lastBody()).toContain(`\n${Buffer.from(`\xff\xff${PAN}`, 'latin1').toString('hex')}`);
  });
});
