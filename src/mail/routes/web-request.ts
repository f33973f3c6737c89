import * as v from 'valibot';
import { RouteError, type RouteTrouble } from '../route';

/** One request to a mail server over HTTPS. */
export type WebRequest = {
  readonly url: URL;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal;
  /** Whether the server may lead elsewhere; by itself it may not. */
  readonly redirect?: 'follow';
  /** What it means that the connection went before the answer came: `may-be-sent` where the request would have filed the mail. By itself `wait`. */
  readonly whenCut?: Extract<RouteTrouble, 'wait' | 'may-be-sent'>;
};

/** The largest answer that is read, in bytes: the largest mail of any provider, with room. */
const largestAnswer = 200_000_000;

/** Ms for which an answer is waited for, and the slowest upload that is waited for, in bytes a second. */
const patience = 60_000;
const slowest = 20_000;

/** Whether credentials may go to this address: HTTPS, or a server on this machine. */
export function isSafeAddress({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

/**
 * Sends a request without cookies and answers whatever the server said. Rejects with `whenCut` where no whole answer came, with the signal's reason,
 * or with `setup` where the address is not safe.
 */
export async function webRequest({
  url,
  method = 'GET',
  headers = {},
  body,
  signal,
  redirect,
  whenCut = 'wait',
}: WebRequest): Promise<WebAnswer> {
  if (!isSafeAddress(url)) throw new RouteError('setup', 'not an https address');
  const limit = AbortSignal.timeout(patience + Math.ceil(((body?.length ?? 0) / slowest) * 1000));
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(body !== undefined && { body }),
      signal: AbortSignal.any([signal, limit]),
      redirect: redirect ?? 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    const bytes = await bytesOf(response);
    return { status: response.status, url: new URL(response.url || url), header: (name) => response.headers.get(name), bytes };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof RouteError) throw error;
    throw new RouteError(whenCut);
  }
}

/** A whole answer. */
export type WebAnswer = {
  readonly status: number;
  /** Where it came from in the end. */
  readonly url: URL;
  readonly header: (name: string) => string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

async function bytesOf({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (!body) return new Uint8Array();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    length += piece.value.length;
    if (length > largestAnswer) {
      await reader.cancel();
      throw new RouteError('refused', 'the answer is too long');
    }
    pieces.push(piece.value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** An answer's JSON held against a schema; `setup` where it is none, for then this is not such a server. */
export function jsonOf<Schema extends v.GenericSchema>(schema: Schema, { bytes }: WebAnswer): v.InferOutput<Schema> {
  const value = v.safeParse(schema, parsed(bytes));
  if (!value.success) throw new RouteError('setup', 'an answer that is not as documented');
  return value.output;
}

/** An answer's JSON where it holds against the schema, else null: errors come in many shapes. */
export function jsonIn<Schema extends v.GenericSchema>(schema: Schema, { bytes }: WebAnswer): v.InferOutput<Schema> | null {
  const value = v.safeParse(schema, parsed(bytes));
  return value.success ? value.output : null;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** What a status by itself says went wrong; null for success. 308 is an upload's that did not come whole. */
export function troubleOf(status: number): RouteTrouble | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401) return 'sign-in';
  if (status === 413) return 'too-large';
  if (status === 507) return 'full';
  return [308, 408, 425, 429].includes(status) || status >= 500 ? 'wait' : 'refused';
}

/** Rejects what is no success, in words that name nobody. */
export function expectSuccess(answer: WebAnswer): WebAnswer {
  const trouble = troubleOf(answer.status);
  if (trouble) throw new RouteError(trouble, `HTTP ${answer.status}`);
  return answer;
}
