// `npm test`: everything that has to hold. All steps run even when one fails; the last line counts them, and
// each single test of the last step.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, forgetBuild } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, Trouble, toolEnvironment } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { ensureTestTools } from './lib/test-tools.mjs';
import { inTurn } from './lib/turn.mjs';

let passed = 0;
let failed = 0;

/** A step fails by saying no, or by a Trouble. */
async function step(title, work) {
  console.log(`\n== ${title} ==`);
  const started = Date.now();
  const good = await work().catch((error) => {
    if (!(error instanceof Trouble)) throw error;
    console.log(`${error.message}\n${error.mend}`);
    return false;
  });
  if (good) passed += 1;
  else failed += 1;
  console.log(`${good ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return good;
}

const tool = async (name, ...args) =>
  (await run(inRoot('node_modules', '.bin', name), args, toolEnvironment())) === 0;

async function packages() {
  await inTurn(ensureInstalled);
  return true;
}

async function build() {
  forgetBuild();
  await inTurn(ensureBuilt);
  return true;
}

/** A test that was skipped is one that did not pass; a file that could not be loaded is one failure. */
async function tests() {
  console.log('\n== Tests ==');
  const folder = mkdtempSync(join(tmpdir(), 'motcua-report-'));
  const report = join(folder, 'report.json');
  const good = await tool(
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  );
  try {
    const { numTotalTests, numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const broken = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status === 'passed'),
    );
    const bad = numTotalTests - numPassedTests + broken.length;
    passed += numPassedTests;
    failed += good ? bad : Math.max(1, bad);
  } catch {
    failed += 1;
  }
  rmSync(folder, { recursive: true, force: true });
}

if (await step('Packages', packages)) {
  await step('Build', build);
  await step('Types', () => tool('tsc', '--noEmit', '-p', '.'));
  await step('Style', () => tool('biome', 'check', '.'));
  await step('Floors', () => tool('depcruise', 'src', '--config', '.dependency-cruiser.cjs'));
  await step('Tools', ensureTestTools);
  await tests();
}
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);
