import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licenseNotices, shippedPackages } from './license-notices.ts';
import { fromRoot } from './paths.ts';

test('the licences that ship are those of the packages in use (npm run licenses)', () => {
  expect(readFileSync(fromRoot('licenses/packages.txt'), 'utf8')).toBe(licenseNotices());
});

test('every package that the project depends on is among them, with what it brings along', () => {
  const { dependencies } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const names = shippedPackages().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([...Object.keys(dependencies), 'fflate']));
});

test('the fonts come with the Open Font License', () => {
  expect(licenseNotices().match(/SIL OPEN FONT LICENSE Version 1\.1/g)).toHaveLength(
    shippedPackages().filter(({ name }) => name.startsWith('@expo-google-fonts/')).length,
  );
});
