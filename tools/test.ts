import { spawn } from 'node:child_process';
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
/** A project of vitest.config.ts that waits more than it works, and so runs beside the checks. */
const beside = 'readers';
/** The other projects, quickest first. */
const projects = ['house', 'unit', 'pages', 'screens', 'e2e'];

const reportSchema = v.object({ numPassedTests: v.number(), numFailedTests: v.number() });

type Ran = { readonly succeeded: boolean; /** Its output, where it was kept back. */ readonly said: string };

/** Runs a script to its end. One that is `quiet` says nothing on the way. */
function npmRun(script: string, args: readonly string[], quiet: boolean): Promise<Ran> {
  const child = spawn('npm', ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])], {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    shell: process.platform === 'win32',
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve) => {
    child.once('close', (status) => resolve({ succeeded: status === 0, said: Buffer.concat(said).toString('utf8') }));
  });
}

type Outcome = Count & { readonly said: string };

async function runCheck(script: string): Promise<Outcome> {
  const { succeeded, said } = await npmRun(script, [], false);
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, said };
}

/** Runs one project. A project that fails without a failing test (a file that does not load, no test at all) counts as one failure. */
async function runProject(project: string, quiet = false): Promise<Outcome> {
  const report = join(cache, `${project}.json`);
  rmSync(report, { force: true });
  const { succeeded, said } = await npmRun(
    `test:${project}`,
    ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    quiet,
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, said };
  const { numPassedTests: passed, numFailedTests: failed } = v.parse(reportSchema, JSON.parse(readFileSync(report, 'utf8')));
  return { passed, failed: succeeded ? failed : Math.max(failed, 1), said };
}

const total: { passed: number; failed: number } = { passed: 0, failed: 0 };
const lines: string[] = [];

const title = (name: string): void => console.log(`\n== ${name}`);

/** Adds to the totals what a stage came to, and says what it kept back. */
function count(name: string, { passed, failed, said }: Outcome, ms: number): void {
  if (said !== '') {
    title(name);
    console.log(said);
  }
  total.passed += passed;
  total.failed += failed;
  lines.push(`${name.padEnd(14)} ${(ms / 1000).toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed`);
}

async function timed(run: () => Promise<Outcome>): Promise<readonly [outcome: Outcome, ms: number]> {
  const started = performance.now();
  const outcome = await run();
  return [outcome, performance.now() - started];
}

async function stage(name: string, run: (name: string) => Promise<Outcome>): Promise<void> {
  title(name);
  count(name, ...(await timed(() => run(name))));
}

try {
  requireTestMachine();
  requireZooPackages();
} catch (error) {
  console.error(error instanceof Error ? error.message : 'Something the tests need is missing.');
  exit(1);
}
mkdirSync(cache, { recursive: true });
const going = timed(() => runProject(beside, true));
for (const check of checks) await stage(check, runCheck);
count(beside, ...(await going));
for (const project of projects) await stage(project, (name) => runProject(name));
console.log(`\n${lines.map((line) => `# ${line}`).join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
exit(total.failed === 0 ? 0 : 1);
