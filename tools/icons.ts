import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from './browsers.ts';

/**
 * Draws icons/*.svg as PNG files in every size that browsers ask for; run by hand after a drawing changed:
 * `node --import tsx tools/icons.ts`. The PNG files are committed, so that a build needs no browser.
 */
const sizes = [16, 32, 48, 128];
const folder = join(import.meta.dirname, '../icons');

const browser = await chromium.launch({ executablePath: findBrowser('chromium') ?? 'chromium', args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
    const drawing = readFileSync(join(folder, file)).toString('base64');
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<body style="margin:0"><img style="display:block" width="${size}" height="${size}" src="data:image/svg+xml;base64,${drawing}"></body>`,
      );
      const png = await page.screenshot({ omitBackground: true });
      writeFileSync(join(folder, `${basename(file, '.svg')}-${size}.png`), png);
    }
  }
} finally {
  await browser.close();
}
