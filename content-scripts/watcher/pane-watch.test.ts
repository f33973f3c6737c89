import { describe, expect, it, onTestFinished } from 'vitest';
import { maxRowsInSighting } from '../../src/domain/limits';
import { contextRows } from './runs';
import { write } from './support/chat-page';
import { aMoment, followed, numbered } from './support/followed';
import { watching } from './support/watching';

describe('the first reading', () => {
  it('sends everything, in overlapping runs of a sighting each', async () => {
    const { archive, scheduler } = await followed('anna', numbered(1200));
    await scheduler.pass(aMoment);
    const runs = archive.runs('anna');
    expect(runs.map((run) => run.length)).toEqual([500, 500, 240]);
    expect(archive.texts('anna')).toEqual(numbered(1200));
    expect(runs[1]?.slice(0, contextRows)).toEqual(runs[0]?.slice(-contextRows));
    expect(runs.every((run) => run.length <= maxRowsInSighting)).toBe(true);
  });

  it('waits for a header that comes late', async () => {
    const { archive, page, scheduler } = watching('', ['hello']);
    onTestFinished(() => page.remove());
    await scheduler.pass(900);
    page.header.textContent = 'anna';
    page.arrive('are you there?');
    await scheduler.pass(5000);
    expect(archive.received.map(({ parties }) => parties.peer.name)).toEqual(['anna']);
    expect(archive.texts('anna')).toEqual(['hello', 'are you there?']);
  });
});

describe('a reader that lacks something', () => {
  it('is asked again when it has come, and nothing is sent before', async () => {
    const { archive, reader, scheduler, stop } = watching('anna', numbered(3));
    onTestFinished(stop);
    const come: (() => void)[] = [];
    reader.lacks = new Promise((resolve) => come.push(resolve));
    await scheduler.pass(5000);
    expect(archive.received).toEqual([]);
    reader.lacks = null;
    for (const each of come) each();
    await scheduler.pass(aMoment);
    expect(archive.texts('anna')).toEqual(numbered(3));
  });
});

describe('what changes', () => {
  it('is sent once, with its context, however many mutations it took', async () => {
    const { archive, page, scheduler } = await followed('anna', numbered(100));
    archive.received.length = 0;
    for (const text of ['one', 'two', 'three']) page.arrive(text);
    await scheduler.pass(aMoment);
    expect(archive.runs('anna')).toEqual([[...numbered(contextRows, 81), 'one', 'two', 'three']]);
  });

  it('is read without reading the rest again', async () => {
    const { reader, page, scheduler, archive } = await followed('anna', numbered(2000));
    reader.rowsRead = 0;
    page.arrive('new');
    await scheduler.pass(aMoment);
    expect(archive.texts('anna')).toContain('new');
    expect(reader.rowsRead).toBeLessThan(5);
  });

  it('is found after the known rows however much of it comes at once', async () => {
    const { reader, page, scheduler, archive } = await followed('anna', numbered(2000));
    reader.rowsRead = 0;
    page.arrive(...numbered(150, 2001));
    await scheduler.pass(aMoment);
    expect(archive.texts('anna').slice(-150)).toEqual(numbered(150, 2001));
    expect(reader.rowsRead).toBeLessThan(200);
  });

  it('is read once even when it comes while the rest is read for the first time', async () => {
    const { reader, page, scheduler, archive, stop } = watching('anna', numbered(2000));
    onTestFinished(stop);
    await scheduler.pass(700);
    page.arrive(...numbered(150, 2001));
    await scheduler.pass(10_000);
    expect(archive.texts('anna').slice(-150)).toEqual(numbered(150, 2001));
    expect(reader.rowsRead).toBeLessThan(2500);
  });

  it('is found before the known rows, in their midst, and after them', async () => {
    const { page, scheduler, archive } = await followed('anna', numbered(300));
    page.prepend('older 1', 'older 2');
    await scheduler.pass(aMoment);
    expect(archive.runs('anna').at(-1)?.slice(0, 3)).toEqual(['older 1', 'older 2', 'message 1']);
    const row = page.list.children[152];
    if (!(row instanceof HTMLElement)) throw new Error('the page has no such row');
    write(row, 'edited');
    await scheduler.pass(aMoment);
    const run = archive.runs('anna').at(-1) ?? [];
    expect(run).toHaveLength(2 * contextRows + 1);
    expect(run[contextRows]).toBe('edited');
  });

  it('is found in the midst of many without doubling what stands around it', async () => {
    const { archive, page, scheduler, watch } = await followed('anna', numbered(1000));
    await scheduler.pass(aMoment);
    const [row] = page.list.querySelectorAll<HTMLElement>('.row:nth-child(20)');
    if (row) write(row, 'edited');
    await scheduler.pass(aMoment);
    expect(watch.entries.map((entry) => entry.row.text)).toEqual(numbered(1000).with(19, 'edited'));
    const told = archive.runs('anna').at(-1) ?? [];
    expect(told).toContain('edited');
    expect(new Set(told).size).toBe(told.length);
  });

  it('carries enough context to tell the hundredth «ok» from the ninety-ninth', async () => {
    const { page, scheduler, archive } = await followed('anna', ['start', 'of', 'all', ...Array.from({ length: 100 }, () => 'ok')]);
    page.arrive('ok');
    await scheduler.pass(aMoment);
    expect(archive.runs('anna').at(-1)).toHaveLength(104);
  });

  it('counts an unchanged pane as nothing to tell', async () => {
    const { page, scheduler, archive } = await followed('anna', numbered(30));
    archive.received.length = 0;
    page.list.replaceChildren(...[...page.list.children].map((child) => child.cloneNode(true)));
    await scheduler.pass(aMoment);
    expect(archive.received).toEqual([]);
  });

  it('includes rows whose content was unmounted, but only as context', async () => {
    const { page, scheduler, archive } = await followed('anna', numbered(5));
    archive.received.length = 0;
    for (const child of [...page.list.children].slice(0, 2)) child.textContent = '';
    await scheduler.pass(aMoment);
    expect(archive.received).toEqual([]);
    page.arrive('new');
    await scheduler.pass(aMoment);
    expect(archive.received[0]?.rows.map(({ state, text }) => `${state} ${text}`)).toEqual([
      'shell ',
      'shell ',
      'whole message 3',
      'whole message 4',
      'whole message 5',
      'whole new',
    ]);
  });

  it('leaves a pending row out until it is confirmed under its final id', async () => {
    const { page, scheduler, archive } = await followed('anna', numbered(3));
    const [row] = page.arrive('#local-1 >on its way~');
    await scheduler.pass(aMoment);
    expect(archive.texts('anna')).not.toContain('on its way');
    if (row) write(row, '#9001 >on its way');
    await scheduler.pass(aMoment);
    const last = archive.received.at(-1)?.rows.at(-1);
    expect([last?.platformId, last?.text]).toEqual(['9001', 'on its way']);
    expect(archive.received.flatMap(({ rows }) => rows).some(({ platformId }) => platformId === 'local-1')).toBe(false);
  });
});

describe('a virtual list', () => {
  it('adds up to the whole conversation while the user scrolls', async () => {
    const all = numbered(120).map((text, index) => `#id-${index} ${text}`);
    const { page, scheduler, archive } = await followed('anna', all.slice(80));
    for (let first = 60; first >= 0; first -= 20) {
      page.list.dispatchEvent(new WheelEvent('wheel'));
      page.show(all.slice(first, first + 40));
      await scheduler.pass(aMoment);
    }
    expect(new Set(archive.texts('anna'))).toEqual(new Set(numbered(120)));
  });

  it('may give its elements to other rows', async () => {
    const all = numbered(60);
    const { page, scheduler, archive } = await followed('anna', all.slice(30));
    const rows = [...page.list.children].filter((child) => child instanceof HTMLElement);
    rows.forEach((row, index) => write(row, all[index + 15] ?? ''));
    page.list.dispatchEvent(new WheelEvent('wheel'));
    await scheduler.pass(aMoment);
    expect(archive.runs('anna').at(-1)).toEqual(all.slice(15, 45));
  });
});

describe('a hidden tab', () => {
  it('archives arrivals although its timers stand still', async () => {
    const { page, scheduler, archive } = await followed('anna', numbered(30));
    scheduler.hide(true);
    await scheduler.pass(2000);
    page.arrive('while you were away');
    await scheduler.pass(0);
    expect(archive.texts('anna')).toContain('while you were away');
  });
});

describe('a storm', () => {
  it('of mutations costs one reading when it is over, and loses nothing', async () => {
    const { page, scheduler, archive, reader } = await followed('anna', numbered(50));
    reader.rowsRead = 0;
    const row = page.list.lastElementChild;
    for (let index = 0; index < 100_000; index += 1) row?.setAttribute('class', index % 2 === 0 ? 'row in' : 'row in x');
    page.arrive('after the storm');
    await scheduler.pass(aMoment);
    expect(archive.texts('anna')).toContain('after the storm');
    expect(reader.rowsRead).toBeLessThan(120);
    page.arrive('and later');
    await scheduler.pass(aMoment);
    expect(archive.texts('anna')).toContain('and later');
  });
});

describe('a reader that fails', () => {
  it('is asked again, at growing intervals', async () => {
    const { page, scheduler, archive, reader } = await followed('anna', numbered(5));
    const cut = reader.cut.bind(reader);
    let failures = 0;
    reader.cut = () => {
      failures += 1;
      throw new Error('the page threw');
    };
    page.arrive('in spite of all');
    await scheduler.pass(60_000);
    expect(failures).toBeLessThan(12);
    reader.cut = cut;
    await scheduler.pass(60_000);
    expect(archive.texts('anna')).toContain('in spite of all');
  });
});
