import * as asn1 from 'asn1js';
import { Certificate, ContentInfo, IssuerAndSerialNumber, PKIStatus, type SignerInfo, SignedData, TimeStampResp, TSTInfo } from 'pkijs';
import { hexOf, sameBytes } from './bytes';
import { certificateHash, type Chain, chainFrom, isForStamps } from './stamp-chain';
import { isSigningCertificate } from './stamp-signer';
import { sha256 } from './sha256';

/** What can be wrong with a time stamp. */
export type StampFault =
  | 'unreadable'
  | 'refused'
  | 'other-data'
  | 'other-nonce'
  | 'other-policy'
  | 'no-certificate'
  | 'not-for-stamps'
  | 'other-certificate'
  | 'bad-signature'
  | 'broken-chain';

/** What a time stamp says and whether that holds. What could not be read is null. */
export type StampFinding = {
  readonly faults: readonly StampFault[];
  /** By the authority's clock, ISO in UTC, and how far it may be off, in milliseconds, where it says so. */
  readonly time: string | null;
  readonly within: number | null;
  readonly policy: string | null;
  readonly serial: string | null;
  /** Who stamped: the certificate's subject, its SHA-256, and whether it leads to a root that the checker was given. */
  readonly authority: string | null;
  readonly certificate: string | null;
  readonly chain: Chain | null;
};

/** What a stamp is held against. Of a stamp that is checked later only the data is known. */
export type StampExpected = {
  readonly data: Uint8Array;
  readonly nonce?: Uint8Array;
  readonly policy?: string | null;
  /** Certificates (DER) of authorities and roots that the checker trusts. */
  readonly trusted?: readonly Uint8Array[];
};

const nothing: Omit<StampFinding, 'faults'> = {
  time: null,
  within: null,
  policy: null,
  serial: null,
  authority: null,
  certificate: null,
  chain: null,
};

/**
 * Checks an authority's answer, or a bare token: that it stamps this data, in answer to this request, and that whoever signed it may. Needs no
 * network, and so cannot tell whether a certificate was revoked.
 */
export async function checkedStamp(answer: Uint8Array, expected: StampExpected): Promise<StampFinding> {
  const read = readAnswer(answer);
  if (typeof read === 'string') return { ...nothing, faults: [read] };
  try {
    return await checkedToken(read, expected);
  } catch {
    return { ...nothing, faults: ['unreadable'] };
  }
}

type Token = { readonly signed: SignedData; readonly signer: SignerInfo; readonly info: TSTInfo };

function readAnswer(answer: Uint8Array): Token | 'unreadable' | 'refused' {
  try {
    const token = tokenIn(answer);
    if (token === 'refused') return 'refused';
    const signed = new SignedData({ schema: token.content });
    const content = signed.encapContentInfo.eContent;
    const [signer] = signed.signerInfos;
    if (token.contentType !== signedData || signed.encapContentInfo.eContentType !== stampInfo || !content || !signer) return 'unreadable';
    return signed.signerInfos.length === 1 ? { signed, signer, info: TSTInfo.fromBER(content.getValue()) } : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

const signedData = '1.2.840.113549.1.7.2';
const stampInfo = '1.2.840.113549.1.9.16.1.4';

/** The token in an answer, or the bare token itself. Bytes behind it are not taken. */
function tokenIn(answer: Uint8Array): ContentInfo | 'refused' {
  const { result, offset } = asn1.fromBER(answer.slice());
  if (offset !== answer.length) throw new Error('more than an answer');
  if (!isAnswer(result)) return new ContentInfo({ schema: result });
  const { status, timeStampToken } = new TimeStampResp({ schema: result });
  const isGranted = status.status === PKIStatus.granted || status.status === PKIStatus.grantedWithMods;
  return isGranted && timeStampToken ? timeStampToken : 'refused';
}

/** An answer begins with a status, which is a sequence; a token with the OID of its kind. */
const isAnswer = (value: asn1.AsnType): boolean => value instanceof asn1.Sequence && value.valueBlock.value[0] instanceof asn1.Sequence;

async function checkedToken({ signed, signer, info }: Token, expected: StampExpected): Promise<StampFinding> {
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  const faults = infoFaults(info, expected);
  const by = certificates.find((one) => isNamedBy(one, signer));
  const told = { ...nothing, time: info.genTime.toISOString(), within: accuracyOf(info), policy: info.policy, serial: serialOf(info) };
  if (!by) return { ...told, faults: [...faults, 'no-certificate'] };
  const trusted = (expected.trusted ?? []).map((one) => Certificate.fromBER(one.slice()));
  const { chain } = await chainFrom(by, certificates, trusted, info.genTime);
  const all: readonly (StampFault | false)[] = [
    ...faults,
    !isForStamps(by) && 'not-for-stamps',
    !(await isSigningCertificate(signer, by)) && 'other-certificate',
    !(await isSigned(signed, expected.data)) && 'bad-signature',
    chain === 'broken' && 'broken-chain',
  ];
  const authority = { authority: nameOf(by), certificate: hexOf(certificateHash(by)), chain };
  return { ...told, ...authority, faults: all.filter((fault) => fault !== false) };
}

const sha256Oid = '2.16.840.1.101.3.4.2.1';

function infoFaults(info: TSTInfo, { data, nonce, policy }: StampExpected): readonly StampFault[] {
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const isSame = hashAlgorithm.algorithmId === sha256Oid && sameBytes(hashedMessage.valueBlock.valueHexView, sha256(data));
  const answers = info.nonce?.valueBlock.valueHexView ?? new Uint8Array();
  const isAnswered = !nonce || sameBytes(answers, nonce);
  const isWanted = !policy || info.policy === policy;
  return [
    ...(isSame ? [] : ['other-data' as const]),
    ...(isAnswered ? [] : ['other-nonce' as const]),
    ...(isWanted ? [] : ['other-policy' as const]),
  ];
}

/** Whether the signer's signature is over this stamp, and the stamp is of the kind it says. */
async function isSigned(signed: SignedData, data: Uint8Array): Promise<boolean> {
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? [];
  const [type] = attributes.find((one) => one.type === '1.2.840.113549.1.9.3')?.values ?? [];
  if (!(type instanceof asn1.ObjectIdentifier) || type.valueBlock.toString() !== stampInfo) return false;
  try {
    return await signed.verify({ signer: 0, checkChain: false, data: data.slice().buffer });
  } catch {
    return false;
  }
}

/** Authorities name their certificate by issuer and number; one that is named otherwise is not found. */
function isNamedBy({ issuer, serialNumber }: Certificate, { sid }: SignerInfo): boolean {
  return sid instanceof IssuerAndSerialNumber && issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber);
}

function accuracyOf({ accuracy }: TSTInfo): number | null {
  if (!accuracy) return null;
  return (accuracy.seconds ?? 0) * 1000 + (accuracy.millis ?? 0) + Math.ceil((accuracy.micros ?? 0) / 1000);
}

const serialOf = (info: TSTInfo): string => hexOf(info.serialNumber.valueBlock.valueHexView);

const nameParts: Readonly<Record<string, string>> = { '2.5.4.3': 'CN', '2.5.4.10': 'O', '2.5.4.11': 'OU', '2.5.4.6': 'C' };

/** The subject as people write it: `CN=…, O=…`. */
function nameOf({ subject }: Certificate): string {
  const parts = subject.typesAndValues.map(({ type, value }) => `${nameParts[type] ?? type}=${value.valueBlock.value}`);
  return parts.join(', ');
}
