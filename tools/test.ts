import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exit } from 'node:process';
import * as v from 'valibot';
import { requireTestMachine } from './browsers.ts';
import { cache, root } from './paths.ts';
import { requireZooPackages } from './zoo-packages.ts';

type Count = { readonly passed: number; readonly failed: number };

/** What must hold as a whole: each script counts as one test. */
const checks = ['types', 'lint', 'format', 'unused', 'package', 'lint:firefox'];
/** The projects of vitest.config.ts, quickest first. */
const projects = ['unit', 'house', 'readers', 'screens', 'pages', 'e2e'];

const reportSchema = v.object({ numPassedTests: v.number(), numFailedTests: v.number() });

function npmRun(script: string, args: readonly string[] = []): boolean {
  const { status } = spawnSync('npm', ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

const runCheck = (script: string): Count => (npmRun(script) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Runs one project. A project that fails without a failing test (a file that does not load, no test at all) counts as one failure. */
function runProject(project: string): Count {
  const report = join(cache, `${project}.json`);
  rmSync(report, { force: true });
  const succeeded = npmRun(`test:${project}`, ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests: failed } = v.parse(reportSchema, JSON.parse(readFileSync(report, 'utf8')));
  return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
}

const total: { passed: number; failed: number } = { passed: 0, failed: 0 };
const lines: string[] = [];

function stage(name: string, run: (name: string) => Count): void {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const { passed, failed } = run(name);
  total.passed += passed;
  total.failed += failed;
  lines.push(`${name.padEnd(14)} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed`);
}

try {
  requireTestMachine();
  requireZooPackages();
} catch (error) {
  console.error(error instanceof Error ? error.message : 'Something the tests need is missing.');
  exit(1);
}
mkdirSync(cache, { recursive: true });
for (const check of checks) stage(check, runCheck);
for (const project of projects) stage(project, runProject);
console.log(`\n${lines.map((line) => `# ${line}`).join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
exit(total.failed === 0 ? 0 : 1);
