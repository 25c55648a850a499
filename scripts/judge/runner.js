// Plays a room's tests for Stryker: loaded once, those that reach a mutant played until one fails, the quickest first.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { finish, load, play, prepare, tests } from './suite.js';

class Runner {
  static inject = [commonTokens.options];
  #files;
  #ignoreStatic;
  #loaded = false;
  /** What the mutants in the code look at. */
  #space;
  #stray = null;
  /** Milliseconds that a test took when it was played first. */
  #took = new Map();

  constructor({ judged, ignoreStatic }) {
    this.#files = judged;
    this.#ignoreStatic = ignoreStatic;
    globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
    this.#space = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE];
    for (const event of ['unhandledRejection', 'uncaughtException'])
      process.on(event, (error) => {
        this.#stray = error;
      });
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  async #play(wanted, disableBail) {
    if (!this.#loaded) await load(this.#files.map((file) => pathToFileURL(path.resolve(file)).href));
    this.#loaded = true;
    const results = [];
    for (const each of tests.toSorted((a, b) => (this.#took.get(a.id) ?? 0) - (this.#took.get(b.id) ?? 0))) {
      if (wanted !== undefined && !wanted.has(each.id)) continue;
      const began = performance.now();
      this.#stray = null;
      let error = null;
      try {
        this.#space.currentTestId = undefined;
        await prepare(each);
        this.#space.currentTestId = each.id;
        await play(each);
      } catch (thrown) {
        error = thrown ?? new Error('nothing was thrown');
      }
      this.#space.currentTestId = undefined;
      error ??= this.#stray;
      const result = { id: each.id, name: each.id, timeSpentMs: performance.now() - began };
      if (!this.#took.has(each.id)) this.#took.set(each.id, result.timeSpentMs);
      results.push(
        error === null
          ? { ...result, status: TestStatus.Success }
          : { ...result, status: TestStatus.Failed, failureMessage: String(error.message ?? error).slice(0, 300) },
      );
      if (error !== null && !disableBail) break;
    }
    return { status: DryRunStatus.Complete, tests: results };
  }

  async dryRun() {
    try {
      const results = await this.#play(undefined, true);
      const { static: loading, perTest } = this.#space.mutantCoverage;
      // Stryker begins a process anew for each mutant that is reached while files load, also where only tests are to notice it.
      if (this.#ignoreStatic)
        for (const id of Object.values(perTest).flatMap((reached) => Object.keys(reached))) delete loading[id];
      return { ...results, mutantCoverage: this.#space.mutantCoverage };
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error.stack) };
    }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, disableBail }) {
    const space = this.#space;
    space.hitLimit = hitLimit;
    space.hitCount = hitLimit === undefined ? undefined : 0;
    if (mutantActivation === 'static' || this.#loaded) space.activeMutant = activeMutant.id;
    else {
      await this.#play(new Set(), true);
      space.activeMutant = activeMutant.id;
    }
    const wanted = testFilter === undefined ? undefined : new Set(testFilter);
    const result = await this.#play(wanted, disableBail).catch((error) => ({
      status: DryRunStatus.Error,
      errorMessage: String(error.stack),
    }));
    space.activeMutant = undefined;
    return toMutantRunResult(determineHitLimitReached(space.hitCount, hitLimit) ?? result);
  }

  async dispose() {
    await finish();
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'loaded-once', Runner)];
export const strykerValidationSchema = { properties: { judged: { type: 'array', items: { type: 'string' } } } };
