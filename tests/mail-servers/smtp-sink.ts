import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A mail server that takes everything and keeps it. */
export type SmtpSink = {
  readonly port: number;
  /** What was taken: its envelope and its lines. */
  readonly taken: readonly { readonly to: readonly string[]; readonly text: string }[];
  readonly close: () => Promise<void>;
};

export async function startSmtpSink(): Promise<SmtpSink> {
  const taken: { to: string[]; text: string }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
    socket.on('error', () => socket.destroy());
    void talk(socket, taken);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    taken,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function talk(socket: Socket, taken: { to: string[]; text: string }[]): Promise<void> {
  let to: string[] = [];
  let text: string[] | null = null;
  socket.write('220 sink\r\n');
  for await (const line of createInterface({ input: socket })) {
    if (text !== null) {
      if (line !== '.') text.push(line);
      else {
        taken.push({ to, text: text.join('\n') });
        [to, text] = [[], null];
        socket.write('250 taken\r\n');
      }
      continue;
    }
    const [, address] = /^RCPT TO:<([^>]*)>/i.exec(line) ?? [];
    if (address !== undefined) to.push(address);
    if (/^DATA/i.test(line)) text = [];
    socket.write(/^DATA/i.test(line) ? '354 go on\r\n' : /^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n');
  }
}
