import * as v from 'valibot';
import { RouteError, type RouteTrouble } from '../../src/mail/route';

const said = v.optional(v.nullable(v.union([v.string(), v.number(), v.boolean()])));
/** What nodemailer, imapflow and Node put on their errors. */
const errorSchema = v.object({
  message: v.optional(v.string(), ''),
  code: said,
  originalCode: said,
  responseCode: said,
  response: v.optional(v.unknown()),
  responseText: said,
  responseStatus: said,
  serverResponseCode: said,
  authenticationFailed: said,
  tlsFailed: said,
  mailboxMissing: said,
  _err: v.optional(v.unknown()),
});
type MailError = v.InferOutput<typeof errorSchema>;

/** The server's words in one line, without addresses, and not too many. */
export function withoutAddresses(words: unknown): string {
  const line = typeof words === 'string' ? words.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim() : '';
  return line.replaceAll(/<?[^\s<>@]+@[^\s<>@]+>?/g, '…').slice(0, 300);
}

const certificateCodes =
  /^(?:CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|CRL_|ERROR_IN_C)/;

/** A certificate that does not hold, or a server without TLS: nothing was said to it but a greeting. */
function tlsTrouble({ code, originalCode, tlsFailed, _err }: MailError): RouteTrouble | null {
  const codes = [code, originalCode, v.is(errorSchema, _err) ? _err.code : ''].map(String);
  if (codes.some((one) => certificateCodes.test(one))) return 'certificate';
  return tlsFailed === true || codes.some((one) => one === 'ETLS' || one === 'STARTTLS_INJECTION') ? 'certificate' : null;
}

const fullWords = /quota|mailbox (?:is )?full|full mailbox|insufficient storage|容量/i;
const largeWords = /too (?:large|big|long)|size limit|exceeds? .*(?:size|limit)|maximum .*size/i;

/** RFC 5530's codes, and those of QUOTA, APPENDLIMIT and RFC 4469. */
const imapCodes: Readonly<Record<string, RouteTrouble>> = {
  OVERQUOTA: 'full',
  APPENDLIMIT: 'too-large',
  TOOBIG: 'too-large',
  MESSAGELIMIT: 'too-large',
  AUTHENTICATIONFAILED: 'sign-in',
  AUTHORIZATIONFAILED: 'sign-in',
  EXPIRED: 'sign-in',
  PRIVACYREQUIRED: 'sign-in',
  CONTACTADMIN: 'sign-in',
  NOPERM: 'folder',
  CANNOT: 'folder',
  TRYCREATE: 'folder',
  NONEXISTENT: 'folder',
  UNAVAILABLE: 'wait',
  INUSE: 'wait',
  LIMIT: 'wait',
  SERVERBUG: 'wait',
  CORRUPTION: 'wait',
};

function imapTrouble(error: MailError, words: string): RouteTrouble | null {
  const known = imapCodes[String(error.serverResponseCode ?? '').toUpperCase()];
  if (known !== undefined) return known;
  if (error.authenticationFailed === true) return 'sign-in';
  if (error.mailboxMissing === true) return 'folder';
  if (error.responseStatus !== 'NO' && error.responseStatus !== 'BAD') return null;
  if (fullWords.test(words)) return 'full';
  return largeWords.test(words) ? 'too-large' : 'refused';
}

/** The trouble that an IMAP error tells of. `handedOver`: a mail was on its way and no answer came. */
export function troubleOfImap(error: unknown, handedOver = false): RouteError {
  if (error instanceof RouteError) return error;
  const read = v.parse(errorSchema, error);
  const response = typeof read.response === 'string' ? read.response : '';
  const answer = withoutAddresses(read.responseText ?? response);
  const told = tlsTrouble(read) ?? imapTrouble(read, answer);
  if (told !== null) return new RouteError(told, answer);
  return new RouteError(handedOver ? 'may-be-sent' : 'wait', answer || nodeCode(read));
}

/** A reply to SMTP, by its code and RFC 3463's enhanced one. 552 stands for a full mailbox as well as for a mail that is too large. */
function replyTrouble(code: number, words: string): RouteTrouble {
  const [, enhanced = ''] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(words) ?? [];
  const subject = enhanced.slice(2);
  if (subject === '2.2') return 'full';
  if (subject === '3.4' || subject === '2.3') return 'too-large';
  if (code === 552 || code === 523) return fullWords.test(words) && !largeWords.test(words) ? 'full' : 'too-large';
  if (code >= 400 && code < 500) return 'wait';
  if (code === 530 || code === 534 || code === 535 || code === 538) return 'sign-in';
  return 'refused';
}

/** The trouble that an SMTP error tells of. `handedOver`: the mail's last byte was on its way and no answer came. */
export function troubleOfSmtp(error: unknown, handedOver = false): RouteError {
  if (error instanceof RouteError) return error;
  const read = v.parse(errorSchema, error);
  const response = typeof read.response === 'string' ? read.response : '';
  const answer = withoutAddresses(response);
  const tls = tlsTrouble(read);
  if (tls !== null) return new RouteError(tls, answer);
  if (typeof read.responseCode === 'number') {
    const trouble = replyTrouble(read.responseCode, response);
    // Whatever a server says to a password for good, it wants another.
    return new RouteError(trouble === 'refused' && read.code === 'EAUTH' ? 'sign-in' : trouble, answer);
  }
  // The server's own SIZE is below what the mail has.
  if (read.code === 'EMESSAGE') return new RouteError('too-large');
  if (read.code === 'EENVELOPE') return new RouteError('refused');
  if (read.code === 'EAUTH') return new RouteError('sign-in');
  return new RouteError(handedOver ? 'may-be-sent' : 'wait', nodeCode(read));
}

/** `ECONNREFUSED` and the like; they name neither host nor person. */
function nodeCode({ code, originalCode }: MailError): string {
  const name = String(originalCode ?? code ?? '');
  return /^[A-Za-z_]{3,40}$/.test(name) ? name : '';
}
