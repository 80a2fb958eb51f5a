/** More files than this that failed are no accident of a busy machine. */
const FEW = 5;

/**
 * The outcome of a run, with a second look at the few files that failed: each once more, alone, since journeys, starts and
 * drills run beside each other on machines that are busy with other things. What passes then is told by name, so that a
 * test that leans on luck is seen and mended; what fails again has failed.
 */
export function together(first, lookAgain) {
  const { broken = [] } = first.outcome ?? {};
  if (first.status === 0 || broken.length === 0 || broken.length > FEW) return { ...first, said: undefined };
  const second = lookAgain(broken.map(({ path }) => path));
  if (!second.outcome) return { ...first, said: undefined };
  const before = broken.reduce((sum, { passed }) => sum + passed, 0);
  const again = new Set(second.outcome.broken.map(({ path }) => path));
  const lucky = broken.filter(({ path }) => !again.has(path)).flatMap(({ path, failed }) => nameEach(path, failed));
  return {
    status: second.status,
    outcome: { ...second.outcome, passed: first.outcome.passed - before + second.outcome.passed },
    said: lucky.length > 0 ? `Failed beside the others, and passed alone:\n${lucky.join('\n')}` : undefined,
  };
}

function nameEach(path, failed) {
  return failed.length > 0 ? failed.map((name) => `  ${path}: ${name}`) : [`  ${path}`];
}
