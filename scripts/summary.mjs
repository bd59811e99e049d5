/** @typedef {{ name: string, passed: number, failed: number, seconds: number, output?: string, skipped?: number }} Stage */

/** Shows what failed, then a table of all stages, then `N passed, N failed` as the last line.
 *  @param {Stage[]} stages
 *  @returns {0 | 1} the exit code */
export function summarise(stages) {
  for (const { name, failed, output } of stages)
    if (failed > 0 && output) console.log(`\n── ${name} ──\n${output.trimEnd()}`);
  const width = Math.max(...stages.map(({ name }) => name.length));
  console.log("");
  for (const stage of stages) console.log(line(stage, width));
  const passed = sum(stages, "passed");
  const failed = sum(stages, "failed");
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

function line({ name, passed, failed, skipped = 0, seconds }, width) {
  const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  return `${failed > 0 ? "✗" : "✓"} ${name.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s  ${counts.join(", ")}`;
}

function sum(stages, field) {
  return stages.reduce((total, stage) => total + stage[field], 0);
}
