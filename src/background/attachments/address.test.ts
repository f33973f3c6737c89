import { describe, expect, test } from 'vitest';
import { judge } from './address';

const shop = 'https://shop.example.com';

describe('an address that may be fetched', () => {
  test.each([
    ['https://img.example.com/a.png', 'host'],
    ['https://shop.example.com/a.png', 'host'],
    ['https://img.example.com:8443/a.png', 'host'],
    ['https://8.8.8.8/a.png', 'host'],
    ['https://172.32.0.1/a.png', 'host'],
    ['https://[2606:4700::1]/a.png', 'host'],
    ['data:image/png;base64,iVBORw0KGgo=', 'itself'],
    ['blob:https://shop.example.com/0f1e', 'inside'],
  ])('%s comes from %s', (address, from) => expect(judge(address, shop).from).toBe(from));

  test('that came over http on a safe page is fetched safely', () => {
    expect(judge('http://img.example.com/a.png', shop)).toMatchObject({ url: new URL('https://img.example.com/a.png') });
    expect(judge('http://img.example.com/a.png', 'http://shop.example.com')).toMatchObject({
      url: new URL('http://img.example.com/a.png'),
    });
  });
});

describe('a page on the open internet leads nowhere by', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://0.0.0.0:8080/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://a.localhost/',
    'http://10.1.2.3/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/reboot',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:192.168.1.1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
    'http://router/',
    'http://nas.local/',
    'http://printer.lan/',
    'http://wiki.corp/',
    'http://db.internal./',
    'http://user:secret@img.example.com/',
    'ftp://img.example.com/a.png',
    'file:///etc/passwd',
    'chrome-extension://abcdef/manifest.json',
    'javascript:alert(1)',
    'blob:https://other.example.com/0f1e',
    'filesystem:https://shop.example.com/a',
    'not an address',
    '',
  ])('%s', (address) => expect(judge(address, shop).from).toBe('nowhere'));
});

test('a page on the user’s own network shows what lies on its own host, and on no other of it', () => {
  expect(judge('http://192.168.1.7/a.png', 'http://192.168.1.7').from).toBe('host');
  expect(judge('http://192.168.1.7:8080/a.png', 'http://192.168.1.7').from).toBe('host');
  expect(judge('http://192.168.1.1/a.png', 'http://192.168.1.7').from).toBe('nowhere');
  expect(judge('http://127.0.0.1/a.png', 'http://localhost').from).toBe('nowhere');
});
