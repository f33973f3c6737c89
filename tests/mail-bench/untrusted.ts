import { once } from 'node:events';
import { createServer } from 'node:https';
import { selfSigned } from '../pages/certificate.ts';

/** A server of HTTPS on this machine whose certificate nobody trusts; it is never asked anything, for no handshake comes to an end. */
export async function startUntrusted(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const { key, cert } = selfSigned(['localhost']);
  const server = createServer({ key, cert }, (_, outgoing) => void outgoing.writeHead(500).end());
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `https://localhost:${typeof address === 'object' && address !== null ? address.port : 0}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
