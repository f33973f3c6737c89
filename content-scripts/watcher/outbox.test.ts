import { afterEach, describe, expect, it } from 'vitest';
import { watching, type Watching } from './support/watching';

let started: Watching | null = null;
afterEach(() => {
  started?.stop();
  started = null;
});

const aMoment = 1500;
const aLot = { rows: 20_000, characters: 1_000_000 };

async function followed(texts: readonly string[], bounds = aLot): Promise<Watching> {
  started = watching('anna', texts, bounds);
  await started.scheduler.pass(aMoment);
  return started;
}

describe('delivery', () => {
  it('keeps order and ids when the background is away, and tries at growing intervals', async () => {
    const { page, scheduler, archive, watch } = await followed(['first']);
    archive.answer = 'Could not establish connection';
    archive.offered.length = 0;
    page.arrive('second');
    await scheduler.pass(aMoment);
    page.arrive('third');
    await scheduler.pass(30_000);
    expect(watch.state.waiting).toBe(2);
    expect(archive.offered.length).toBeLessThan(10);
    expect(new Set(archive.offered).size).toBe(1);
    archive.answer = null;
    await scheduler.pass(60_000);
    expect(archive.runs('anna')).toEqual([['first'], ['first', 'second'], ['first', 'second', 'third']]);
    expect(archive.received[1]?.id).toBe(archive.offered[0]);
    expect(watch.state).toMatchObject({ waiting: 0, lastStored: expect.any(Number) });
  });

  it('waits while the disk is full, and says so', async () => {
    const { page, scheduler, archive, watch } = await followed(['first']);
    archive.answer = { outcome: 'refused', why: 'full' };
    page.arrive('second');
    await scheduler.pass(aMoment);
    expect(watch.state.waiting).toBe(1);
    archive.answer = null;
    await scheduler.pass(31_000);
    expect([watch.state.waiting, archive.texts('anna')]).toEqual([0, ['first', 'second']]);
  });

  it('counts what the archive finds invalid and goes on', async () => {
    const { page, scheduler, archive, watch } = await followed(['first']);
    archive.answer = { outcome: 'refused', why: 'invalid' };
    page.arrive('second');
    await scheduler.pass(aMoment);
    archive.answer = null;
    page.arrive('third');
    await scheduler.pass(aMoment);
    expect(watch.state).toMatchObject({ waiting: 0, refused: 1 });
    expect(archive.texts('anna')).toContain('third');
  });

  it('sends nothing more of a private contact, but all of the next', async () => {
    const { page, scheduler, archive, watch } = await followed(['first']);
    archive.answer = { outcome: 'refused', why: 'private' };
    page.arrive('second');
    await scheduler.pass(aMoment);
    archive.answer = null;
    page.arrive('third');
    await scheduler.pass(aMoment);
    expect([archive.texts('anna'), watch.state.waiting]).toEqual([['first'], 0]);
    page.header.textContent = 'bella';
    page.show(['hello']);
    await scheduler.pass(aMoment);
    expect(archive.texts('bella')).toEqual(['hello']);
  });

  it('sends every row again when it is swept, and answers when all is acknowledged', async () => {
    const { scheduler, archive, watch, outbox } = await followed(['first', 'second']);
    archive.received.length = 0;
    const swept = watch.sweep().then(() => outbox.settled());
    await scheduler.pass(0);
    await swept;
    expect(archive.runs('anna')).toEqual([['first', 'second']]);
  });
});

describe('a full queue', () => {
  it('drops what is still on screen, and reads it again later', async () => {
    const { page, scheduler, archive, watch } = await followed(['first'], { rows: 30, characters: 10_000 });
    archive.answer = 'away';
    for (let index = 0; index < 20; index += 1) {
      page.arrive(`message ${index}`);
      await scheduler.pass(aMoment);
    }
    expect(watch.state.refused).toBe(0);
    archive.answer = null;
    await scheduler.pass(120_000);
    expect(watch.state).toMatchObject({ waiting: 0, refused: 0 });
    expect(new Set(archive.texts('anna'))).toEqual(new Set(['first', ...Array.from({ length: 20 }, (_, index) => `message ${index}`)]));
  });

  it('counts what it must drop after it has left the screen', async () => {
    const { page, scheduler, archive, watch } = await followed(['first'], { rows: 30, characters: 10_000 });
    archive.answer = 'away';
    for (let index = 0; index < 20; index += 1) {
      page.show([`message ${index}`, `message ${index + 1}`]);
      page.list.dispatchEvent(new WheelEvent('wheel'));
      await scheduler.pass(aMoment);
    }
    archive.answer = null;
    await scheduler.pass(120_000);
    const archived = archive.texts('anna').filter((text) => text.startsWith('message'));
    expect(watch.state.refused).toBeGreaterThan(0);
    expect(archived.length + watch.state.refused).toBe(21);
  });
});
