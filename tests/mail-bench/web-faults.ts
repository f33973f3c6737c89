/**
 * What a way over the web can meet. `busy` is HTTP's word for what greylisting is in SMTP: come back later. A browser does not tell a page that a certificate
 * is wrong; it says of it what it says of a server that is down.
 */
export type WebFault = 'down' | 'password' | 'busy' | 'too-large' | 'untaken' | 'taken' | 'certificate' | 'full';

/** In the order in which mails meet them in turn. */
export const webFaults: readonly WebFault[] = ['down', 'password', 'busy', 'too-large', 'untaken', 'taken', 'certificate', 'full'];
