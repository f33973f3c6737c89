import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort, untilListening } from './ports.ts';

const programs = '/usr/lib/cyrus/bin';
const password = 'Geheim 密码';

/** Debian's Cyrus with JMAP (its IMAP server cannot be installed beside Dovecot's, and is not needed), from a folder of its own on free ports of this machine, with one user. */
export type Cyrus = {
  /** Of its JMAP. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Sets how many kilobytes the user's mailbox may hold. */
  readonly setQuota: (kilobytes: number) => void;
  readonly stop: () => Promise<void>;
};

/** Starts it. What it is asked to send goes to a mail server at `smtpPort`. */
export async function startCyrus(smtpPort: number): Promise<Cyrus> {
  if (!existsSync(join(programs, 'httpd'))) throw new Error('Install cyrus-caldav and sasl2-bin for this test.');
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-cyrus-'));
  const ports = { lmtp: await freePort(), http: await freePort(), smtp: smtpPort };
  writeConfiguration(folder, ports);
  addUser(folder, 'anna');
  if (process.getuid?.() === 0) giveTo('cyrus', folder);
  const files = ['-C', join(folder, 'imapd.conf'), '-M', join(folder, 'cyrus.conf'), '-p', join(folder, 'pid')];
  const master = spawn(join(programs, 'master'), [...files, '-D'], { stdio: 'ignore' });
  await untilListening(ports.lmtp);
  await untilListening(ports.http);
  await welcome(ports.lmtp, 'anna');
  return {
    url: `http://127.0.0.1:${ports.http}/`,
    user: 'anna',
    password,
    setQuota: (kilobytes) => setQuota(folder, kilobytes),
    stop: () => stopped(master, folder),
  };
}

async function stopped(master: ChildProcess, folder: string): Promise<void> {
  if (master.exitCode === null && master.signalCode === null) {
    const gone = once(master, 'exit');
    master.kill('SIGQUIT');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

function writeConfiguration(folder: string, ports: Readonly<Record<'lmtp' | 'http' | 'smtp', number>>): void {
  for (const name of ['conf', 'mail', 'run', 'run/proc', 'run/lock']) mkdirSync(join(folder, name));
  const options = {
    configdirectory: join(folder, 'conf'),
    defaultpartition: 'default',
    'partition-default': join(folder, 'mail'),
    cyrus_user: process.getuid?.() === 0 ? 'cyrus' : userInfo().username,
    servername: 'localhost',
    sasl_pwcheck_method: 'auxprop',
    sasl_auxprop_plugin: 'sasldb',
    sasl_sasldb_path: join(folder, 'sasldb2'),
    sasl_mech_list: 'PLAIN',
    allowplaintext: 'yes',
    httpmodules: 'jmap',
    conversations: 'yes',
    unixhierarchysep: 'yes',
    altnamespace: 'yes',
    autocreate_quota: '10000',
    autocreate_post: 'yes',
    quota_db: 'quotalegacy',
    smtp_backend: 'host',
    smtp_host: `127.0.0.1:${ports.smtp}`,
    proc_path: join(folder, 'run/proc'),
    mboxname_lockpath: join(folder, 'run/lock'),
    lmtpsocket: join(folder, 'run/lmtp'),
    idlesocket: join(folder, 'run/idle'),
    notifysocket: join(folder, 'run/notify'),
    // The largest upload, in kilobytes.
    jmap_max_size_upload: '400',
  };
  writeFileSync(
    join(folder, 'imapd.conf'),
    Object.entries(options)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join(''),
  );
  const service = (name: string, program: string, port: number): string =>
    `  ${name} cmd="${join(programs, program)} -C ${join(folder, 'imapd.conf')}${name === 'lmtp' ? ' -a' : ''}" listen="127.0.0.1:${port}" proto="tcp4" prefork=0\n`;
  const services = service('lmtp', 'lmtpd', ports.lmtp) + service('http', 'httpd', ports.http);
  writeFileSync(join(folder, 'cyrus.conf'), `START {\n}\nSERVICES {\n${services}}\nEVENTS {\n}\n`);
}

function addUser(folder: string, user: string): void {
  const options = ['-c', '-p', '-f', join(folder, 'sasldb2'), '-u', 'localhost', user];
  const { status, stderr } = spawnSync('saslpasswd2', options, { input: password, encoding: 'utf8' });
  if (status !== 0) throw new Error(`saslpasswd2 failed: ${stderr}`);
}

function giveTo(user: string, folder: string): void {
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] = fields.find(([name]) => name === user) ?? [];
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  for (const path of [folder, ...all]) chownSync(path, Number(uid), Number(gid));
}

/** A first mail, by LMTP, makes the user's mailbox. */
async function welcome(port: number, user: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const heard = async (): Promise<void> => {
    for (let line = await lines.next(); !line.done; line = await lines.next()) {
      if (/^[45]/.test(line.value)) throw new Error(line.value);
      if (/^\d{3} /.test(line.value)) return;
    }
  };
  await heard();
  const mail = 'From: post@mail.example\r\nSubject: welcome\r\nMessage-ID: <welcome@mail.example>\r\n\r\nwelcome\r\n.';
  for (const command of ['LHLO test', 'MAIL FROM:<>', `RCPT TO:<${user}>`, 'DATA', mail, 'QUIT']) {
    socket.write(`${command}\r\n`);
    await heard();
  }
  socket.destroy();
}

/** Writes the limit into the file in which the server keeps a user's quota: `%(S (bytes kilobytes) …)`. */
function setQuota(folder: string, kilobytes: number): void {
  const path = join(folder, 'conf/quota/a/user.anna');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/S \((\d+)(?: \d+)?\)/, `S ($1 ${kilobytes})`));
}
