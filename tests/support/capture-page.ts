/** A chat page of any length that goes on receiving messages, and an exporter of the usual kind. Runs inside the page under measurement. */
export type CapturePage = {
  /** Fills the pane. */
  fill(rows: number): void;
  /** Starts an exporter of the usual kind: on every change it reads the whole pane. */
  exportPlainly(): void;
  /** Rows that the plain exporter has. */
  exported(): number;
  /** Lets `perSecond` messages arrive for `ms`; answers the frames the page drew, and for how long (ms) the plain exporter worked. */
  live(perSecond: number, ms: number): Promise<{ readonly rows: number; readonly frames: number; readonly exporting: number }>;
};

const style = `
  body { margin: 0; font: 14px/1.4 sans-serif; }
  .pane { height: 560px; overflow-y: auto; }
  .msg { display: flex; flex-direction: column; align-items: flex-start; margin: 6px 12px; }
  .msg.out { align-items: flex-end; }
  .name, time { color: #888; font-size: 11px; }
  .bubble { max-width: 400px; margin: 2px 0; padding: 6px 10px; border-radius: 8px; background: #eee; }
  .out .bubble { background: #cfe8ff; }
`;

const pane = document.createElement('div');
const exported = new Set<string>();
let made = 0;
let exporting = 0;

function addRow(): void {
  const row = document.createElement('div');
  const isOut = made % 3 === 0;
  row.className = isOut ? 'msg out' : 'msg in';
  row.dataset['id'] = `m${made}`;
  const [name, time, bubble] = ['span', 'time', 'p'].map((tag) => document.createElement(tag));
  if (!name || !time || !bubble) return;
  name.className = 'name';
  name.textContent = isOut ? 'shop' : 'anna';
  time.textContent = `2026-11-20 14:${String(made % 60).padStart(2, '0')}`;
  bubble.className = 'bubble';
  bubble.append(`message number ${made} with ${'a few more words '.repeat(made % 4)}`, document.createElement('br'), 'and a second line');
  row.append(name, bubble, time);
  pane.append(row);
  made += 1;
}

function exportPlainly(): void {
  const read = () => {
    const start = performance.now();
    for (const row of pane.querySelectorAll<HTMLElement>('.msg')) {
      const said = ['.name', 'time', '.bubble'].map((part) => row.querySelector(part)?.textContent ?? '');
      if (said.join('').length > 0) exported.add(row.dataset['id'] ?? '');
    }
    exporting += performance.now() - start;
  };
  new MutationObserver(read).observe(pane, { childList: true, subtree: true });
  read();
}

async function live(perSecond: number, ms: number): ReturnType<CapturePage['live']> {
  let [frames, rows] = [0, 0];
  const [start, before] = [performance.now(), exporting];
  for (let now = start; now - start < ms; now = await new Promise<number>(requestAnimationFrame)) {
    frames += 1;
    for (; rows < ((now - start) * perSecond) / 1000; rows += 1) addRow();
  }
  return { rows, frames, exporting: exporting - before };
}

function fill(rows: number): void {
  const looks = document.createElement('style');
  looks.textContent = style;
  const header = document.createElement('h1');
  header.textContent = new URLSearchParams(location.search).get('peer');
  pane.className = 'pane';
  document.head.append(looks);
  document.body.replaceChildren(header, pane, document.createElement('textarea'));
  for (let row = 0; row < rows; row += 1) addRow();
  pane.scrollTop = pane.scrollHeight;
}

const page: CapturePage = { fill, exportPlainly, exported: () => exported.size, live };
Object.assign(window, { capturePage: page });
