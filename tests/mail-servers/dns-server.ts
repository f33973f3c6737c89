import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** What a local name server says: mail exchangers by domain, and services (RFC 2782) by their whole name. Of anything else it says that there is none. */
export type Zone = {
  readonly mx?: Readonly<Record<string, readonly (readonly [priority: number, host: string])[]>>;
  readonly srv?: Readonly<Record<string, readonly (readonly [priority: number, weight: number, port: number, host: string])[]>>;
};

const types = { mx: 15, srv: 33 } as const;

const two = (...numbers: readonly number[]): Buffer => Buffer.concat(numbers.map((one) => Buffer.from([one >> 8, one & 0xff])));

const nameBytes = (name: string): Buffer =>
  Buffer.concat([
    ...name
      .split('.')
      .filter((label) => label !== '')
      .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);

/** The one question of a request: its name, its type, and where it ends. */
function questionIn(request: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = request[at] ?? 0; length > 0; length = request[at] ?? 0) {
    labels.push(request.toString('ascii', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.'), type: request.readUInt16BE(at + 1), end: at + 5 };
}

function dataOf({ mx, srv }: Zone, name: string, type: number): readonly Buffer[] {
  const asked = name.toLowerCase();
  if (type === types.mx) return (mx?.[asked] ?? []).map(([priority, host]) => Buffer.concat([two(priority), nameBytes(host)]));
  if (type !== types.srv) return [];
  return (srv?.[asked] ?? []).map(([priority, weight, port, host]) => Buffer.concat([two(priority, weight, port), nameBytes(host)]));
}

/** A name server (RFC 1035, over UDP) on a port of this machine. */
export async function startDns(
  zone: Zone,
): Promise<{ readonly address: string; readonly asked: readonly string[]; close(): Promise<void> }> {
  const asked: string[] = [];
  const socket = createSocket('udp4', (request, from) => {
    const { name, type, end } = questionIn(request);
    asked.push(name);
    const data = dataOf(zone, name, type);
    // Answered (authoritative), with the name of the question and a minute to live; code 3 where there is none.
    const head = Buffer.concat([request.subarray(0, 2), two(0x8580 | (data.length === 0 ? 3 : 0), 1, data.length, 0, 0)]);
    const answers = data.map((one) => Buffer.concat([two(0xc00c, type, 1, 0, 60, one.length), one]));
    socket.send(Buffer.concat([head, request.subarray(12, end), ...answers]), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    close: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
}
