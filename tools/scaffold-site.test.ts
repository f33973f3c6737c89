import { describe, expect, test } from 'vitest';
import { BadArguments } from './read-options.ts';
import { newSite, scaffold, withSite } from './scaffold-site.ts';

const site = { id: 'corner-shop', host: 'chat.corner-shop.example' };

test('a name and a host begin a console', () => {
  expect(newSite(['corner-shop', 'chat.corner-shop.example'], ['wangwang'])).toEqual(site);
});

describe('is refused in a sentence:', () => {
  test.each([
    ['nothing', []],
    ['a name without a host', ['corner-shop']],
    ['a third word', ['corner-shop', 'chat.shop.example', 'more']],
    ['a name with capitals', ['CornerShop', 'chat.shop.example']],
    ['a name that leads elsewhere', ['../shop', 'chat.shop.example']],
    ['a name that begins with a digit', ['1688', 'air.1688.example']],
    ['a name that ends in a hyphen', ['shop-', 'chat.shop.example']],
    ['a name that the language has taken', ['new', 'chat.shop.example']],
    ['a name that is too long', ['s'.repeat(41), 'chat.shop.example']],
    ['a name that is in use', ['wangwang', 'chat.shop.example']],
    ['an address', ['corner-shop', 'https://chat.shop.example/']],
    ['a port', ['corner-shop', 'chat.shop.example:8080']],
    ['a wildcard', ['corner-shop', '*.shop.example']],
    ['a name that is no host', ['corner-shop', 'shop']],
    ['an address of numbers', ['corner-shop', '192.0.2.1']],
    ['a host that breaks out of its string', ['corner-shop', "shop.example','*://x"]],
  ])('%s', (_, args) => {
    expect(() => newSite(args, ['wangwang'])).toThrow(BadArguments);
  });
});

test('the folder holds the site, a page at its host, and what is expected of the page', () => {
  const files = scaffold(site);
  expect([...files.keys()]).toEqual(['corner-shop/site.ts', 'corner-shop/pages/first.html', 'corner-shop/pages/first.json']);
  expect(files.get('corner-shop/site.ts')).toContain("export const cornerShop: Site = {\n  id: 'corner-shop',");
  expect(files.get('corner-shop/pages/first.html')).toContain('\n  URL: https://chat.corner-shop.example/\n');
  expect(JSON.parse(files.get('corner-shop/pages/first.json') ?? '')).toMatchObject({ rows: { length: 6 } });
});

test('the console is listed before the one that takes any page', () => {
  const index = "import { chatui } from './chatui/site';\n\nexport const sites: readonly Site[] = [wangwang, chatui];\n";
  const listed = withSite(index, site);
  expect(listed).toContain("import { cornerShop } from './corner-shop/site';\n");
  expect(listed).toContain('= [wangwang, cornerShop, chatui];');
});

test('a list that is not found is not passed over', () => {
  expect(() => withSite('export const sites = [];', site)).toThrow('no longer holds a list');
});
