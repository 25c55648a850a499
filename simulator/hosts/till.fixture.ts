// For tests: an acquirer that all tests of a file share, and a till that signs in anew before each.
import { type AcquirerClient, connectAcquirer } from '../admin/client.ts';
import { type RunningAcquirer, startAcquirer } from '../main.ts';
import { type Sender, sender, signIn, type Till, testConfiguration } from './test-kit.ts';

/** The acquirer, its control plane, and what sends to its host. */
type Shared = { acquirer: RunningAcquirer; admin: AcquirerClient; send: Sender };

export async function sharedAcquirer(): Promise<Shared> {
  const acquirer = await startAcquirer({ configuration: testConfiguration() });
  return { acquirer, admin: connectAcquirer(acquirer.adminUrl), send: sender(acquirer.hostUrl) };
}

/** A till that has signed in to books as they were at the start. */
export async function freshTill({ admin, send }: Pick<Shared, 'admin' | 'send'>): Promise<Till> {
  await admin.reset();
  return signIn(send);
}
