import { test } from 'vitest';
import { startAcquirer } from '../main.ts';
import { testConfiguration } from './test-kit.ts';
import { signInOn, unionPay, Wire } from './wire.fixture.ts';
test('x', async () => {
  const acquirer = await startAcquirer({ configuration: testConfiguration(), tcpPort: 0, tcpBounds: { outstanding: 64 } });
  const honest = await Wire.dial(acquirer.tcp!); const till = await signInOn(honest);
  const bad = await Wire.dial(acquirer.tcp!);
  bad.socket.pause();
  const frame = till.frame(till.sale(100));
  const flood = Buffer.concat(Array.from({ length: 500 }, () => frame));
  console.log('w', bad.socket.write(flood), flood.length);
  const t = setInterval(() => console.log(performance.now(), bad.socket.bytesWritten, bad.socket.writableLength), 500);
  honest.socket.write(till.frame(till.sale(100)));
  console.log(await honest.answer());
  clearInterval(t);
  bad.hangUp(); honest.hangUp(); await acquirer.close();
}, 8000);
