import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export type Sample = { readonly url: string; readonly close: () => Promise<void> };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serves the sample shop on a loopback port of its own choosing, until it is closed. */
export async function startSample(): Promise<Sample> {
  const script = await bundle();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://sample').pathname;
    answer(path === '/' ? '/index.html' : path, script).then(
      (body) => response.writeHead(200, { 'content-type': types[extname(path) || '.html'] ?? 'text/plain' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}/`, close: () => closing(server) };
}

/** The page's files; names outside the list are not found, so nothing else of the disk can be asked for. */
async function answer(path: string, script: string): Promise<string> {
  if (path === '/main.js') return script;
  if (!/^\/(?:index\.html|shop\.css|pictures\/[a-z]+\.svg)$/.test(path)) throw new Error('no such file');
  return readFile(fileURLToPath(new URL(`.${path}`, import.meta.url)), 'utf8');
}

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('main.ts', import.meta.url));
  const lib = { entry, formats: ['iife' as const], name: 'shop', fileName: () => 'main.js' };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, target: 'es2023', lib } });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const script = outputs.find((one) => one.type === 'chunk');
  if (!script) throw new Error('the sample page has no script');
  return script.code;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the sample page got no port'));
      else resolve(address.port);
    });
  });
}

function closing(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
