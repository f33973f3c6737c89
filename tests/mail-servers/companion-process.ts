import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { frameOf, frameReader } from '../../companion/src/frames.ts';
import { openLine, type CompanionLine, type NativePort } from '../../src/mail/companion-line.ts';
import type { CompanionPort } from '../../src/mail/companion-protocol.ts';
import { buildCompanion } from '../../tools/companion.ts';

/** An id as a Chromium gives it, invented. */
export const callerId = 'abcdefghijklmnopabcdefghijklmnop';

export type BuiltCompanion = {
  readonly script: string;
  /** Starts it as a browser would. `words` are what a browser says of who calls. */
  start(words?: readonly string[]): { readonly child: ChildProcess; readonly line: CompanionLine };
  remove(): void;
};

function portOf(child: ChildProcess): NativePort {
  const read = frameReader();
  return {
    postMessage: (message) => void child.stdin?.write(frameOf(message)),
    disconnect: () => void child.stdin?.end(),
    onMessage: { addListener: (callback) => void child.stdout?.on('data', (chunk: Buffer) => read(chunk).forEach(callback)) },
    onDisconnect: { addListener: (callback) => void child.once('close', callback) },
  };
}

/** Builds the companion's one file into a folder of its own, with those who may call it beside, as `install` leaves it. */
export async function builtCompanion(certificate: string): Promise<BuiltCompanion> {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-companion-'));
  const script = join(folder, 'liaocun-companion.mjs');
  await buildCompanion(script);
  writeFileSync(join(folder, 'allowed.json'), JSON.stringify({ chromium: [callerId], firefox: ['liaocun@liaocun.example'] }));
  const authorities = join(folder, 'authorities.pem');
  writeFileSync(authorities, certificate);
  return {
    script,
    start(words = [`chrome-extension://${callerId}/`]) {
      const env = { ...process.env, NODE_EXTRA_CA_CERTS: authorities };
      const child = spawn(execPath, [script, ...words], { env, stdio: ['pipe', 'pipe', 'pipe'] });
      // What is written to one that was killed goes nowhere.
      child.stdin.on('error', () => undefined);
      return { child, line: openLine(portOf(child), () => '') };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A way to the companion that starts it anew whenever it ended, as the extension does. */
export function revivingPort(companion: BuiltCompanion): CompanionPort & { kill(): void; close(): void } {
  let now: ReturnType<BuiltCompanion['start']> | null = null;
  function started(): ReturnType<BuiltCompanion['start']> {
    const one = companion.start();
    void one.line.closed.then(() => now === one && (now = null));
    return one;
  }
  return {
    async ask(name, order, signal) {
      now ??= started();
      return now.line.ask(name, order, signal);
    },
    kill: () => void now?.child.kill('SIGKILL'),
    close: () => now?.line.close(),
  };
}
