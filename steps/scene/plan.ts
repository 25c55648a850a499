// What the Givens of a scenario agree on before anything is switched on: acquirer, terminal, who is signed in.
import type { AcquirerConfiguration } from '../../simulator/admin/client.ts';
import type { Configuration } from '../../src/terminal/index.ts';
import { FeatureFault } from './expectation.ts';

export class Plan {
  readonly configuration: Configuration;
  readonly acquirer: AcquirerConfiguration;
  /** The terminal is switched on before the first When. */
  powered = false;
  /** It has to show that it is connected then. */
  connected = false;
  /** Who signs it in then; null = nobody. */
  operator: string | null = null;
  #closed = false;

  constructor(configuration: Configuration, acquirer: AcquirerConfiguration) {
    this.configuration = configuration;
    this.acquirer = acquirer;
  }

  /** Changes the plan. Throws once the scenario runs: such a Given has to stand before the first When. */
  change(change: (plan: Plan) => void): void {
    if (this.#closed)
      throw new FeatureFault({
        en: 'This Given sets the scene up, so it has to stand before the first When, Then and earlier transaction.',
        zh: '该步骤用于布置场景，须放在第一个“当”、“那么”和既有交易之前。',
      });
    change(this);
  }

  close(): void {
    this.#closed = true;
  }
}
