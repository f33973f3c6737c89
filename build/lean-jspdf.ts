import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const unused = ['html2canvas', 'canvg', 'dompurify'];
/** Where one of its preview windows would fetch a script from; a store refuses extensions that name remote code, called or not. */
const remoteScript = /https:\/\/cdnjs\.cloudflare\.com\/[^"'`]*/g;

/** Leaves out what jsPDF carries for drawing HTML and for previews: 380 kB and the address of a remote script. */
export function leanJsPdf(): Plugin {
  const absent = fileURLToPath(new URL('absent.ts', import.meta.url));
  return {
    name: 'lean-jspdf',
    config: () => ({ resolve: { alias: Object.fromEntries(unused.map((name) => [name, absent])) } }),
    transform: (code, id) => (id.includes('/jspdf/') ? { code: code.replace(remoteScript, ''), map: null } : null),
  };
}
