import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SelfSigned } from '../pages/certificate.ts';
import type { Dovecot } from './dovecot.ts';
import { freePort, untilListening } from './ports.ts';

export type Postfix = {
  /** Submission over TLS, and with STARTTLS. */
  readonly ports: { readonly submissions: number; readonly submission: number };
  /** What the server answers to the next recipients, one each, as an access table has it (`450 4.7.1 come back`); then it takes them. */
  readonly refusals: string[];
  /** The folder of the mails that it took and has not yet handed on. */
  readonly queue: string;
  close(): Promise<void>;
};

/** Mails larger than this are refused, in bytes. */
export const largestMail = 600_000;

/** The domain whose mails are delivered. */
export const mailDomain = 'mail.example';

const main = (folder: string, dovecot: Dovecot, policy: number): string => `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
myhostname = mail.${mailDomain}
mydestination =
mynetworks =
alias_maps =
alias_database =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtputf8_enable = yes
message_size_limit = ${largestMail}
virtual_mailbox_domains = ${mailDomain}
virtual_transport = lmtp:inet:127.0.0.1:${dovecot.ports.lmtp}
lmtp_destination_concurrency_limit = 2
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
smtpd_tls_cert_file = ${folder}/cert.pem
smtpd_tls_key_file = ${folder}/key.pem
smtpd_tls_auth_only = yes
smtpd_tls_security_level = encrypt
smtpd_tls_session_cache_database =
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${dovecot.ports.auth}
smtpd_sasl_security_options = noanonymous
smtpd_client_auth_rate_limit = 0
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
smtpd_error_sleep_time = 0
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:${policy}, permit_sasl_authenticated, reject
smtpd_delay_reject = yes
`;

const master = (submissions: number, submission: number): string => `
127.0.0.1:${submission} inet n - n - - smtpd
127.0.0.1:${submissions} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

/** Postfix asks it about every recipient: it says the next refusal, or that the other rules decide. */
async function servePolicy(refusals: string[]): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((socket) => {
    let asked = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      asked += String(chunk);
      if (!asked.endsWith('\n\n')) return;
      asked = '';
      socket.write(`action=${refusals.shift() ?? 'DUNNO'}\n\n`);
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { server, port };
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', () => resolve()) : resolve()));

/** Starts Debian's Postfix for submission, in a temporary folder, in front of `dovecot`; it needs to be root, and ends with `close`. */
export async function startPostfix({ key, cert }: SelfSigned, dovecot: Dovecot): Promise<Postfix> {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-postfix-'));
  chmodSync(folder, 0o755);
  for (const name of ['queue', 'data']) mkdirSync(join(folder, name));
  spawnSync('chown', ['postfix', join(folder, 'data')]);
  const refusals: string[] = [];
  const policy = await servePolicy(refusals);
  const ports = { submissions: await freePort(), submission: await freePort() };
  for (const [name, text] of [
    ['cert.pem', cert],
    ['key.pem', key],
    ['main.cf', main(folder, dovecot, policy.port)],
    ['master.cf', master(ports.submissions, ports.submission)],
  ] as const) {
    writeFileSync(join(folder, name), text);
  }
  const child = spawn('/usr/sbin/postfix', ['-c', folder, 'start-fg'], { stdio: ['ignore', 'ignore', 'ignore'] });
  await Promise.all(Object.values(ports).map((port) => untilListening(port)));
  return {
    ports,
    refusals,
    queue: join(folder, 'queue'),
    async close() {
      spawnSync('/usr/sbin/postfix', ['-c', folder, 'stop'], { stdio: 'ignore' });
      child.kill('SIGTERM');
      await ended(child);
      policy.server.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
