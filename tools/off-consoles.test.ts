import { expect, test } from 'vitest';
import { allowedFor } from './off-consoles.ts';

test('a page of a console that ships off has all of its hosts allowed and the console turned on', () => {
  expect(allowedFor(['acme.feishu.cn'])).toEqual({ hosts: ['acme.feishu.cn', '*.feishu.cn', '*.larksuite.com'], consoles: ['feishu'] });
});

test('other pages have nothing more allowed than they need', () => {
  expect(allowedFor(['seller.shopee.tw', 'help.tools.example'])).toEqual({
    hosts: ['seller.shopee.tw', 'help.tools.example'],
    consoles: [],
  });
});
