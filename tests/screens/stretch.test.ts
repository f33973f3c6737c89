import { expect, test } from 'vitest';
import { stretched } from './stretch.ts';

test('the words of a text grow, and what is filled into it does not', () => {
  expect(stretched('Export these days')).toMatch(/^ExportE theseth daysd?a?$/);
  expect(stretched('Archiving $NAMES$')).toBe('ArchivingArc $NAMES$');
  expect(stretched('已保存 $FILES$，共 $1')).toBe('已保存 $FILES$，共共 $1');
});

test('a text is a quarter to three tenths longer, spaces and signs counted', () => {
  const texts = ['Long work goes on when you close this window.', '关闭此窗口后仍会继续，聊天会自动存档。', '取消', 'Save'];
  expect(texts.map((text) => stretched(text).length / text.length).filter((ratio) => ratio < 1.2 || ratio > 1.5)).toEqual([]);
});
