import type { ConnectionOptions } from 'node:tls';

/** What reaching a server needs besides its address. */
export type Means = {
  /** Certificates to trust besides Node's own, PEM; tests and companies with an authority of their own have them. */
  readonly authorities?: readonly string[];
  /** How long a server may be silent, in ms. */
  readonly silence: number;
};

/** For everyday use. RFC 5321 lets a server think for ten minutes about a mail; those that people use answer within one. */
export const usualMeans: Means = { silence: 180_000 };

/** How long to wait for a connection and for a greeting, in ms. */
export const patience = 30_000;

/** Certificates are verified, and nothing older than TLS 1.2 is spoken. */
export function tlsOptions(host: string, { authorities }: Means): ConnectionOptions {
  return {
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(/^[\d.:[\]]+$/.test(host) ? {} : { servername: host }),
    ...(authorities === undefined ? {} : { ca: [...authorities] }),
  };
}
