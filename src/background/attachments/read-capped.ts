/** What came of asking for an address, before anyone looked at the bytes. */
export type Fetched =
  | { readonly is: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly is: 'too-large'; readonly bytes: number | null }
  | { readonly is: 'status'; readonly status: number }
  | { readonly is: 'redirected' }
  | { readonly is: 'gone' }
  | { readonly is: 'unreachable' };

/** Reads a body of at most `limit` bytes, and no further: what the server says of its length is believed only when it says too much. */
export async function readCapped(response: Response, limit: number): Promise<Fetched> {
  const said = Number(response.headers.get('content-length') ?? Number.NaN);
  if (said > limit) {
    await response.body?.cancel();
    return { is: 'too-large', bytes: said };
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader?.cancel();
      return { is: 'too-large', bytes: null };
    }
    parts.push(part.value);
  }
  return { is: 'bytes', bytes: joined(parts, size) };
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
