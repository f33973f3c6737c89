import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

/** A private key and a certificate it signed itself, both PEM; good for two days and for tests only. */
export type SelfSigned = { readonly key: string; readonly cert: string };

const dayMs = 86_400_000;

// The few pieces of DER that an X.509 certificate is made of; Node can sign one but not write it.
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const size = Buffer.from(body.length.toString(16).padStart(4, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x82]), size, body]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const text = (tag: number, value: string): Buffer => der(tag, Buffer.from(value, 'ascii'));

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));

function commonName(name: string): Buffer {
  return sequence(der(0x31, sequence(oid('550403'), text(0x0c, name))));
}

function utcTime(at: number): Buffer {
  return text(0x17, new Date(at).toISOString().replace(/^20|[-:T]|\.\d+/g, ''));
}

function alternativeNames(hosts: readonly string[]): Buffer {
  const names = sequence(...hosts.map((host) => text(0x82, host)));
  return der(0xa3, sequence(sequence(oid('551d11'), der(0x04, names))));
}

/** A certificate for all the hosts at once, made anew at every start so that no private key lies in the repository. */
export function selfSigned(hosts: readonly string[]): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  const now = Date.now();
  const name = commonName('pages of known truth');
  const statement = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(utcTime(now - dayMs), utcTime(now + dayMs)),
    name,
    createPublicKey({ key: publicKey, type: 'spki', format: 'der' }).export({ type: 'spki', format: 'der' }),
    alternativeNames(hosts),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', statement, privateKey));
  const body = sequence(statement, ecdsaWithSha256, signature)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return { key: privateKey, cert: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n` };
}
