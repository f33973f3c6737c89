import { describe, expect, it } from 'vitest';
import { aMoment, followed, numbered } from './support/followed';

describe('a change of conversation', () => {
  const anna = ['hi, is the blue one in stock?', '>yes it is'];
  const bella = ['where is my parcel?', '>let me look'];

  it('with the header first gives no row to the wrong peer', async () => {
    const { page, scheduler, archive } = await followed('anna', anna);
    page.header.textContent = 'bella';
    page.list.append(document.createElement('i'));
    await scheduler.pass(10_000);
    expect(archive.texts('bella')).toEqual([]);
    page.show(bella);
    await scheduler.pass(3000);
    expect(archive.texts('bella')).toEqual(['where is my parcel?', 'let me look']);
    expect(archive.texts('anna')).toEqual(['hi, is the blue one in stock?', 'yes it is']);
  });

  it('with the rows first gives no row to the wrong peer', async () => {
    const { page, scheduler, archive } = await followed('anna', anna);
    page.show(bella);
    await scheduler.pass(2500);
    page.header.textContent = 'bella';
    await scheduler.pass(5000);
    expect(archive.texts('anna')).toEqual(['hi, is the blue one in stock?', 'yes it is']);
    expect(archive.texts('bella')).toEqual(['where is my parcel?', 'let me look']);
  });

  it('with the pane emptied in between gives no row to the wrong peer', async () => {
    const { page, scheduler, archive } = await followed('anna', anna);
    page.show([]);
    await scheduler.pass(aMoment);
    page.show(bella);
    await scheduler.pass(500);
    page.header.textContent = '';
    await scheduler.pass(500);
    page.header.textContent = 'bella';
    page.arrive('hello?');
    await scheduler.pass(5000);
    expect(archive.texts('anna')).toEqual(['hi, is the blue one in stock?', 'yes it is']);
    expect(archive.texts('bella')).toEqual(['where is my parcel?', 'let me look', 'hello?']);
  });

  it('and back is followed', async () => {
    const { page, scheduler, archive } = await followed('anna', anna);
    page.header.textContent = 'bella';
    page.show(bella);
    await scheduler.pass(aMoment);
    page.header.textContent = 'anna';
    page.show([...anna, 'thanks']);
    await scheduler.pass(aMoment);
    expect(archive.texts('anna')).toContain('thanks');
    expect(archive.texts('bella')).not.toContain('thanks');
  });

  it('to another stretch of the same one is believed after a while', async () => {
    const { page, scheduler, archive } = await followed('anna', numbered(20, 500));
    page.show(numbered(20));
    await scheduler.pass(3000);
    expect(archive.texts('anna')).not.toContain('message 1');
    await scheduler.pass(3000);
    expect(archive.texts('anna')).toContain('message 1');
  });
});
