import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SelfSigned } from '../pages/certificate.ts';
import { freePort, untilListening } from './ports.ts';

export type MailUser = { readonly name: string; readonly password: string; /** With its unit, as `100M`. */ readonly quota?: string };

export type Dovecot = {
  readonly folder: string;
  /** IMAP over TLS, IMAP with STARTTLS, LMTP and the socket by which Postfix asks for passwords; all on 127.0.0.1. */
  readonly ports: { readonly imaps: number; readonly imap: number; readonly lmtp: number; readonly auth: number };
  close(): Promise<void>;
};

/** Whoever owns the mails: nobody in particular, for Dovecot gives none to root. */
const owner = 65_534;

const configuration = (folder: string, { imaps, imap, lmtp, auth }: Dovecot['ports']): string => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = yes
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:${folder}/mail/%u
mail_uid = ${owner}
mail_gid = ${owner}
first_valid_uid = 1
mail_plugins = quota
mailbox_list_index = yes
imap_id_log = *
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
namespace inbox {
  inbox = yes
  separator = .
  mailbox Junk {
    auto = subscribe
    special_use = \\Junk
  }
}
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=100M
  quota_grace = 0%%
}
protocol imap {
  mail_plugins = quota imap_quota
  mail_max_userip_connections = 100
}
service anvil {
  client_limit = 500
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = ${imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtp}
  }
}
service auth {
  inet_listener postfix {
    port = ${auth}
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`;

const passwordLine = ({ name, password, quota }: MailUser): string =>
  `${name}:{PLAIN}${password}::::::${quota === undefined ? '' : `userdb_quota_rule=*:storage=${quota}`}`;

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', () => resolve()) : resolve()));

/** Starts Debian's Dovecot with a configuration, users and mails of its own in a temporary folder; it needs to be root, and ends with `close`. */
export async function startDovecot({ key, cert }: SelfSigned, users: readonly MailUser[]): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-dovecot-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'mail'));
  chownSync(join(folder, 'mail'), owner, owner);
  const ports = { imaps: await freePort(), imap: await freePort(), lmtp: await freePort(), auth: await freePort() };
  for (const [name, text] of [
    ['cert.pem', cert],
    ['key.pem', key],
    ['users', `${users.map(passwordLine).join('\n')}\n`],
    ['dovecot.conf', configuration(folder, ports)],
  ] as const) {
    writeFileSync(join(folder, name), text);
  }
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: ['ignore', 'ignore', 'inherit'] });
  await Promise.all(Object.values(ports).map((port) => untilListening(port)));
  return {
    folder,
    ports,
    async close() {
      child.kill('SIGTERM');
      await ended(child);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
