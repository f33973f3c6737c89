import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A time-stamping authority of the test's own, made with openssl: a root, a middle and a signer. */
export type Authority = {
  readonly root: Uint8Array;
  readonly folder: string;
  /** Answers a request as the authority would. */
  readonly answer: (request: Uint8Array) => Uint8Array;
  /** A bare token, signed by the authority's own certificate, by one for mail, or by one that is over; `cades` names the certificate in it. */
  readonly tokenBy: (signer: 'stamps' | 'mail' | 'expired', info: Uint8Array, names?: 'cades' | 'nothing') => Uint8Array;
  /** The stamp's own words in an answer. */
  readonly infoIn: (answer: Uint8Array) => Uint8Array;
  readonly close: () => void;
};

const settings = `
[tsa]
default_tsa = here
[here]
serial = ./serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
other_policies = 1.3.6.1.4.1.99999.2
digests = sha256
accuracy = secs:1, millisecs:500
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[middle]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign
[stamps]
basicConstraints = CA:FALSE
extendedKeyUsage = critical,timeStamping
[mail]
basicConstraints = CA:FALSE
extendedKeyUsage = emailProtection
`;

/** Makes an authority. Takes some tenths of a second; ends with `close`. */
export function newAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-tsa-'));
  const run = (...words: readonly string[]): Buffer => execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const write = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes);
  const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
  write('settings', settings);
  write('serial', '01\n');
  certificates(run);
  return {
    folder,
    root: read('root.der'),
    answer(request) {
      write('request', request);
      const chain = ['-signer', 'stamps.pem', '-inkey', 'stamps.key', '-chain', 'middle.pem'];
      run('ts', '-reply', '-config', 'settings', '-queryfile', 'request', ...chain, '-out', 'answer');
      return read('answer');
    },
    tokenBy(signer, info, names = 'cades') {
      write('info', info);
      const how = ['-sign', '-binary', '-nodetach', '-nosmimecap', '-md', 'sha256', '-econtent_type', '1.2.840.113549.1.9.16.1.4'];
      const by = [
        '-signer',
        `${signer}.pem`,
        '-inkey',
        `${signer}.key`,
        '-certfile',
        'middle.pem',
        ...(names === 'cades' ? ['-cades'] : []),
      ];
      run('cms', ...how, ...by, '-in', 'info', '-outform', 'DER', '-out', 'token');
      return read('token');
    },
    infoIn(answer) {
      write('answer', answer);
      run('ts', '-reply', '-in', 'answer', '-token_out', '-out', 'token');
      run('cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'token', '-out', 'info');
      return read('info');
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

type Run = (...words: readonly string[]) => Buffer;

function certificates(run: Run): void {
  const key = (name: string) => run('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`);
  const issue = (name: string, by: string, usage: string, days: string) => {
    key(name);
    run('req', '-new', '-key', `${name}.key`, '-subj', `/O=测试/CN=${name}`, '-utf8', '-out', `${name}.csr`);
    const from = ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial', '-extfile', 'settings', '-extensions', usage];
    run('x509', '-req', '-in', `${name}.csr`, ...from, '-days', days, '-out', `${name}.pem`);
  };
  key('root');
  run('req', '-new', '-key', 'root.key', '-subj', '/CN=root', '-out', 'root.csr');
  run(
    'x509',
    '-req',
    '-in',
    'root.csr',
    '-signkey',
    'root.key',
    '-extfile',
    'settings',
    '-extensions',
    'root',
    '-days',
    '30',
    '-out',
    'root.pem',
  );
  run('x509', '-in', 'root.pem', '-outform', 'DER', '-out', 'root.der');
  issue('middle', 'root', 'middle', '30');
  issue('stamps', 'middle', 'stamps', '30');
  issue('mail', 'root', 'mail', '30');
  issue('expired', 'root', 'stamps', '-1');
}
