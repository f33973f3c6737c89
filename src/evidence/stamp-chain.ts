import { type BasicConstraints, type Certificate, type ExtKeyUsage } from 'pkijs';
import { sameBytes } from './bytes';
import { sha256 } from './sha256';

/** How far an authority's certificate leads: to a root that the checker trusts, to one it does not know, or nowhere. */
export type Chain = 'trusted' | 'unknown' | 'broken';

/** The certificates from the signer's up, and how far they lead. */
export type FoundChain = { readonly chain: Chain; readonly path: readonly Certificate[] };

const longest = 10;

/**
 * Follows a certificate from issuer to issuer. Each has to be valid at `at`, and each issuer has to be one that may issue. Whether any was
 * revoked is not looked up: that would take the network.
 */
export async function chainFrom(
  signer: Certificate,
  known: readonly Certificate[],
  trusted: readonly Certificate[],
  at: Date,
): Promise<FoundChain> {
  const path = [signer];
  for (let current = signer; path.length <= longest;) {
    if (!isValidAt(current, at)) return { chain: 'broken', path };
    if (trusted.some((one) => isSame(one, current))) return { chain: 'trusted', path };
    if (current.issuer.isEqual(current.subject)) return { chain: (await isIssuedBy(current, current)) ? 'unknown' : 'broken', path };
    const issuer = await issuerOf(current, known, trusted, path.length - 1);
    if (issuer === 'forged') return { chain: 'broken', path };
    if (!issuer) return { chain: 'unknown', path };
    path.push(issuer);
    current = issuer;
  }
  return { chain: 'broken', path };
}

/**
 * The certificate that issued this one; `forged` where the token brings one of its name that did not; undefined where there is none.
 * `below`: how many authorities are under it.
 */
async function issuerOf(
  certificate: Certificate,
  known: readonly Certificate[],
  trusted: readonly Certificate[],
  below: number,
): Promise<Certificate | 'forged' | undefined> {
  const isNamed = (one: Certificate): boolean => one.subject.isEqual(certificate.issuer);
  for (const one of [...trusted, ...known].filter(isNamed)) if (mayIssue(one, below) && (await isIssuedBy(certificate, one))) return one;
  return known.some(isNamed) ? 'forged' : undefined;
}

async function isIssuedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  try {
    return await certificate.verify(issuer);
  } catch {
    return false;
  }
}

const isValidAt = ({ notBefore, notAfter }: Certificate, at: Date): boolean => notBefore.value <= at && at <= notAfter.value;

/** Whether two certificates are the same, byte for byte. */
export const isSame = (one: Certificate, other: Certificate): boolean => sameBytes(bytesOf(one), bytesOf(other));

/** The certificate's own bytes. */
export const bytesOf = (certificate: Certificate): Uint8Array => new Uint8Array(certificate.toSchema().toBER());

/** SHA-256 of a certificate. */
export const certificateHash = (certificate: Certificate): Uint8Array => sha256(bytesOf(certificate));

const basicConstraints = '2.5.29.19';
const keyUsage = '2.5.29.15';
const extendedKeyUsage = '2.5.29.37';
const timeStamping = '1.3.6.1.5.5.7.3.8';

const extension = ({ extensions = [] }: Certificate, id: string) => extensions.find(({ extnID }) => extnID === id);

function mayIssue(certificate: Certificate, below: number): boolean {
  const limits = extension(certificate, basicConstraints)?.parsedValue as BasicConstraints | undefined;
  const length = limits?.pathLenConstraint;
  const usage = extension(certificate, keyUsage)?.parsedValue as { valueBlock: { valueHexView: Uint8Array } } | undefined;
  const maySign = !usage || ((usage.valueBlock.valueHexView[0] ?? 0) & 0x04) !== 0;
  return limits?.cA === true && maySign && (typeof length !== 'number' || below <= length);
}

/** Whether a certificate is for time stamps, and for nothing else, as RFC 3161 (2.3) asks: a critical extension that says so. */
export function isForStamps(certificate: Certificate): boolean {
  const usage = extension(certificate, extendedKeyUsage);
  const purposes = (usage?.parsedValue as ExtKeyUsage | undefined)?.keyPurposes ?? [];
  return usage?.critical === true && purposes.length === 1 && purposes[0] === timeStamping;
}
