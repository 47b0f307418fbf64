// @ts-check
import { writeFileSync } from 'node:fs';

/**
 * @typedef {object} Summary what a test run came to
 * @property {number} passed
 * @property {number} failed tests, files that could not be run, and errors outside any test
 * @property {string[]} skipped full names of the tests that were skipped
 */

/** A vitest reporter that writes a `Summary` as JSON to the file that `TEST_SUMMARY` names, for scripts/test.mjs. */
export default class SummaryReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Summary} */
    const summary = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      const before = summary.failed;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') summary.passed++;
        else if (state === 'failed') summary.failed++;
        else summary.skipped.push(`${module.relativeModuleId} > ${test.fullName}`);
      }
      if (module.state() === 'failed' && summary.failed === before) summary.failed++; // failed outside its tests
    }
    const file = process.env.TEST_SUMMARY;
    if (file) writeFileSync(file, JSON.stringify(summary));
  }
}
