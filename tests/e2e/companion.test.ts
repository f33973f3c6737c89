import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDovecot, type Dovecot } from '../mail-servers/dovecot.ts';
import { aMail } from '../mail-servers/mails.ts';
import { selfSigned } from '../pages/certificate.ts';
import { families, openExtension, type Extension } from '../support/extension.ts';
import { buildCompanion } from '../../tools/companion.ts';

const user = { name: 'shop@mail.example', password: 'aVerySecret密码' };
const home = mkdtempSync(join(tmpdir(), 'liaocun-home-'));
const usualHome = env['HOME'];
const script = join(home, 'package', 'liaocun-companion.mjs');
const authorities = join(home, 'authorities.pem');
let dovecot: Dovecot;

beforeAll(async () => {
  const certificate = selfSigned(['localhost']);
  writeFileSync(authorities, certificate.cert);
  // Firefox looks for programs in the home of whoever runs it.
  env['HOME'] = home;
  [dovecot] = await Promise.all([startDovecot(certificate, [user]), buildCompanion(script)]);
});

afterAll(async () => {
  env['HOME'] = usualHome;
  await dovecot?.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The line that a person would type, without npx and with what a test needs besides. */
function run(line: string, ...further: readonly string[]): string {
  const words = line.replace(/^npx liaocun-companion /, '').split(' ');
  return execFileSync(execPath, [script, ...words, ...further], {
    encoding: 'utf8',
    env: { ...env, HOME: home, XDG_DATA_HOME: '', XDG_CONFIG_HOME: '' },
  });
}

describe.each(families)('in %s', (family) => {
  const profile = mkdtempSync(join(tmpdir(), 'liaocun-profile-'));
  let extension: Extension;

  beforeAll(async () => {
    const kept = family === 'chromium' ? { profile } : {};
    extension = await openExtension(family, { hostMap: {}, permissions: ['nativeMessaging'], ...kept });
  });

  afterAll(async () => {
    await extension?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test('the companion is missed, installed by the line that is shown, files a mail, and is gone when it is removed', async () => {
    const { asking } = extension;
    expect(await asking.ask('companionState')).toEqual({ state: 'missing' });
    const where = family === 'chromium' ? ['--user-data-dir', profile] : [];
    // Installed for another extension: Firefox's id is ours wherever it is installed from.
    run('install', '--extension', 'p'.repeat(32), '--ca', authorities, ...where);
    expect(await asking.ask('companionState')).toMatchObject({ state: family === 'chromium' ? 'forbidden' : 'ready' });
    run(await asking.ask('companionCommand'), '--ca', authorities, ...where);
    expect(await asking.ask('companionState')).toEqual({ state: 'ready', version: '0.1.0' });
    expect(run('status', ...where)).toMatch(new RegExp(`^yes\\s+${family}\\b`, 'm'));

    const { messageId, from, bytes } = aMail(family === 'chromium' ? 1 : 2, { size: 1_200_000 });
    const text = Buffer.from(bytes).toString();
    const imap = { host: 'localhost', port: dovecot.ports.imaps, security: 'tls', user: user.name } as const;
    const settings = { by: 'append', imap, smtp: null } as const;
    const folder = `Shopee交易备份-${family}`;
    const asked = { settings, password: user.password, folder, messageId, from, text };
    expect(hashOf(await asking.ask('deliverByCompanion', asked))).toBe(hashOf(text));
    const inbox = join(dovecot.folder, 'mail', user.name, `.Shopee&TqRmE1kHTv0--${family}`, 'cur');
    // Dovecot's own file of it; it ends lines as this machine does.
    expect(readdirSync(inbox).map((name) => hashOf(readFileSync(join(inbox, name), 'utf8').replaceAll('\n', '\r\n')))).toEqual([
      hashOf(text),
    ]);
    expect(await asking.ask('mailboxInBackground', { settings, password: user.password, folder, from })).toEqual([messageId]);
    expect(await asking.ask('deliverByCompanion', { ...asked, password: 'wrong' })).toMatch(/^sign-in /);

    run('uninstall', ...where);
    expect(await asking.ask('companionState')).toEqual({ state: 'missing' });
  });
});
