import { writeFileSync } from 'node:fs';

/**
 * The last words of a test run, alone on a line: `N passed, N failed`. Where `TEST_OUTCOME` names a file, they are left
 * there for whoever began the run (test.mjs), who has more to say.
 */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const outcome = outcomeOf(results);
    if (process.env.TEST_OUTCOME) writeFileSync(process.env.TEST_OUTCOME, JSON.stringify(outcome));
    else process.stdout.write(`\n${closingLine(outcome)}\n`);
  }
}

export function closingLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

/** What came of a run: tests that passed and failed, and each file that did not hold. A file that does not run counts as one. */
export function outcomeOf(results) {
  const broken = results.testResults.filter((file) => file.testExecError || file.numFailingTests > 0);
  const unrun = broken.filter((file) => file.testExecError).length;
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + unrun,
    broken: broken.map((file) => ({
      path: file.testFilePath,
      passed: file.numPassingTests,
      failed: file.testResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    })),
  };
}
