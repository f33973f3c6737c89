import * as asn1 from 'asn1js';
import type { Certificate, SignerInfo } from 'pkijs';
import { sameBytes } from './bytes';
import { bytesOf } from './stamp-chain';

const signingCertificate = '1.2.840.113549.1.9.16.2.12';
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47';

/** The hashes by their OIDs, as WebCrypto calls them. SHA-1 stands here only for naming a certificate, as RFC 3161 had it at first. */
const hashes: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** Whether what was signed names this very certificate (RFC 2634 and 5035), so that no other of the same key can be put in its place. */
export async function isSigningCertificate(signer: SignerInfo, certificate: Certificate): Promise<boolean> {
  const attributes = signer.signedAttrs?.attributes ?? [];
  const second = attributes.find(({ type }) => type === signingCertificateV2)?.values[0];
  const first = attributes.find(({ type }) => type === signingCertificate)?.values[0];
  const named = namedHash(second, 'SHA-256') ?? namedHash(first, 'SHA-1');
  if (!named) return false;
  const found = new Uint8Array(await crypto.subtle.digest(named.algorithm, bytesOf(certificate).slice()));
  return sameBytes(found, named.hash);
}

/** The hash in the first name of a certificate; `otherwise` is how it was made where the name does not say. */
function namedHash(attribute: unknown, otherwise: string): { readonly algorithm: string; readonly hash: Uint8Array } | null {
  const [first] = inside(inside(attribute)[0]);
  const parts = inside(first);
  const [head] = parts;
  const oid = inside(head)[0];
  const algorithm = oid instanceof asn1.ObjectIdentifier ? hashes[oid.valueBlock.toString()] : otherwise;
  const hash = head instanceof asn1.OctetString ? head : parts[1];
  return algorithm !== undefined && hash instanceof asn1.OctetString ? { algorithm, hash: hash.valueBlock.valueHexView } : null;
}

const inside = (value: unknown): readonly unknown[] => (value instanceof asn1.Sequence ? value.valueBlock.value : []);
