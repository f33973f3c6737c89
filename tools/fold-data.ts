import { writeFileSync } from 'node:fs';
import { hanVariantsText, pinyinDataText } from './fold-data-text.ts';
import { fromRoot } from './paths.ts';

writeFileSync(fromRoot('src/search/fold/han-variants.ts'), hanVariantsText());
writeFileSync(fromRoot('src/search/pinyin/readings.ts'), pinyinDataText());
