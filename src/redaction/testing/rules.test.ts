import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit } from '../rules/identity';
import { passesLuhn } from '../rules/card';
import { everyday } from './everyday';
import { foundBy, foundByAny } from './finding';

const digits = (count: number) => fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: count, maxLength: count });
const pick = <T>(...of: readonly T[]) => fc.constantFrom(...of);
/** What people, or their keyboards, put between digits or around them. */
const disguise = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.replace(/\d/g, (one) => String.fromCodePoint(0xff10 + Number(one))),
  (text) => Array.from(text).join('\u200B'),
  (text) => Array.from(text).join('\u2060\u00AD'),
  (text) => text.replace(/\d/g, (one) => `${one}\uFE0F\u20E3`),
  (text) => text.replace(/\d/g, (one) => '〇一二三四五六七八九'[Number(one)] ?? one),
  (text) => text.replace(/\d/g, (one) => String.fromCodePoint(0x0e50 + Number(one))),
  (text) => text.replace(/ /g, '\u00A0').replace(/-/g, '－'),
  (text) => Array.from(text).join(' '),
  (text) => text.replace(/\d/g, (one) => `${one}\u0336`),
);
const around = fc.record({ before: pick('', '我的号码', 'pls ', '：', '\n', '（'), after: pick('', ' 谢谢', '，找我', '\n', '）', '。') });

describe('telephone numbers', () => {
  const mobile = fc.tuple(pick('13', '15', '17', '18', '19'), digits(9)).map(([start, rest]) => start + rest);
  test('a mainland mobile number is found whatever stands between its digits', () => {
    fc.assert(
      fc.property(mobile, pick('', '+86 ', '86-', '0086'), disguise, around, (number, prefix, hide, { before, after }) => {
        const written = hide(prefix === '' ? number : prefix + number);
        expect(foundBy('phone', `${before}${written}${after}`).join('|')).toContain(
          written.replace(/[\p{Default_Ignorable_Code_Point}\p{M}]+$/u, ''),
        );
      }),
    );
  });

  test.each([
    '138 0013 8000',
    '138-0013-8000',
    '1380013 8000',
    '1 3 8 0 0 1 3 8 0 0 0',
    '138.0013.8000',
    '138·0013·8000',
    '(+86)13800138000',
    '138 00 13 80 00',
    '010-62345678',
    '(0571) 8765 4321',
    '0755-8668 8888-802',
    '400-820-8820',
    '4008208820',
    '081-234-5678',
    '0812345678',
    '02-123-4567',
    '+66 81 234 5678',
    '66812345678',
    '0912 345 678',
    '0912345678',
    '0912.345.678',
    '+84 912 345 678',
    '028 3823 4567',
    '0812-3456-7890',
    '081234567890',
    '+62 812-3456-7890',
    '6281234567890',
    '(021) 5678 1234',
    '012-345 6789',
    '0123456789',
    '+60 12-345 6789',
    '03-1234 5678',
    '0917 123 4567',
    '09171234567',
    '+63 917 123 4567',
    '+65 9123 4567',
    '0912-345-678',
    '0912-345678',
    '02-2345-6789',
    '+886 912 345 678',
    '(11) 91234-5678',
    '11 91234-5678',
    '+55 11 91234-5678',
    '(11) 3456-7890',
    '0800 123 4567',
    '+1 (415) 555-0132',
    '+44 20 7946 0958',
    '+852 9123 4567',
    '00852 91234567',
  ])('%s', (written) => {
    expect(foundBy('phone', `联系 ${written} 谢谢`).join('|')).toContain(written.replace(/^\(?(.*?)\)?$/, '$1').replace(/^\(/, ''));
  });

  test.each([
    '电话 87654321',
    'Tel: 555 01 32',
    'call me 9123 4567',
    'โทร 02 123 4567',
    'WhatsApp 11912345678',
    'wx13800138000',
    'sđt: 0283823456',
  ])('a number to call: %s', (text) => {
    expect(foundBy('phone', text)).toHaveLength(1);
  });

  test('digits that are part of a longer number are none', () => {
    fc.assert(
      fc.property(mobile, digits(3), (number, more) => {
        expect(foundBy('phone', `${number}${more.replaceAll('0', '1')}99`)).toEqual([]);
      }),
    );
  });
});

const made = (first: string) => first + checkDigit(first);

describe('identity cards', () => {
  const number = fc
    .tuple(
      pick('110101', '440305', '510104', '650102'),
      fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
      digits(3),
    )
    .map(([region, day, serial]) => region + day.toISOString().slice(0, 10).replaceAll('-', '') + serial)
    .map((first) => first + checkDigit(first));

  test('are found whatever stands between their digits', () => {
    fc.assert(
      fc.property(number, disguise, around, (card, hide, { before, after }) => {
        const written = hide(card);
        expect(foundBy('identity', `${before}${written}${after}`).join('|')).toContain(
          written.replace(/[\p{Default_Ignorable_Code_Point}\p{M}]+$/u, ''),
        );
      }),
    );
  });

  test('with another last digit are none', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 9 }), (card, step) => {
        const last = '0123456789X'[('0123456789X'.indexOf(card[17] ?? '') + step) % 11] ?? '';
        expect(foundBy('identity', card.slice(0, 17) + last)).toEqual([]);
      }),
    );
  });

  test('must begin with a province and have a day that there was', () => {
    expect(foundBy('identity', made('11010119900230123'))).toEqual([]);
    expect(foundBy('identity', made('99010119900228123'))).toEqual([]);
    expect(foundBy('identity', made('11010119900228123'))).toHaveLength(1);
    expect(foundBy('identity', '11010519491231002x')).toHaveLength(1);
  });
});

describe('bank cards', () => {
  const card = fc
    .tuple(pick('622202', '621700', '411111', '510510', '955880'), digits(13))
    .map(([start, rest]) => (start[0] === '6' || start[0] === '9' ? start + rest : start + rest.slice(0, 10)))
    .map(
      (number) =>
        '0123456789'
          .split('')
          .map((last) => number.slice(0, -1) + last)
          .find(passesLuhn) ?? '',
    )
    .filter((number) => new Set(number).size > 3);
  const grouped = pick<(number: string) => string>(
    (number) => number,
    (number) => number.replace(/(\d{4})(?=\d)/g, '$1 '),
    (number) => number.replace(/(\d{4})(?=\d)/g, '$1-'),
  );

  test('are found in groups, and whatever stands between their digits', () => {
    fc.assert(
      fc.property(card, grouped, disguise, around, (number, group, hide, { before, after }) => {
        const written = hide(group(number));
        expect(foundBy('card', `${before}${written}${after}`).join('|')).toContain(
          written.replace(/[\p{Default_Ignorable_Code_Point}\p{M}]+$/u, ''),
        );
      }),
    );
  });

  test('that do not pass the check are none', () => {
    fc.assert(
      fc.property(card, (number) => {
        expect(foundBy('card', number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10))).toEqual([]);
      }),
    );
  });

  test('behind the word for an order they are none, behind that for a card they are', () => {
    expect(foundBy('card', '订单 6222020000000000901')).toEqual([]);
    expect(foundBy('card', '订单款付到卡号 6222020000000000901')).toEqual(['6222020000000000901']);
  });
});

describe('addresses', () => {
  test.each([
    ['请寄到浙江省杭州市西湖区文三路123号5栋2单元301室，谢谢', '浙江省杭州市西湖区文三路123号5栋2单元301室'],
    ['地址：北京市朝阳区建国路88号SOHO现代城A座1203', '北京市朝阳区建国路88号'],
    ['我住在文三路 478 号', '文三路 478 号'],
    ['收货地址 广东省深圳市南山区粤海街道科技园', '广东省深圳市南山区粤海街道科技园'],
    ['送到阳光花园3栋2单元501', '3栋2单元501'],
    ['上海市浦东新区张江镇碧波路690弄12号', '上海市浦东新区张江镇碧波路690弄12号'],
    ['台北市信義區松仁路100號5樓之1', '台北市信義區松仁路100號5樓之1'],
    ['寄到新北市板橋區縣民大道二段7號', '新北市板橋區縣民大道二段7號'],
    ['成都市武侯区人民南路四段１１号', '成都市武侯区人民南路四段１１号'],
    ['ship to 221 Baker Street, London please', '221 Baker Street'],
    ['I live at 42 Orchard Road, Singapore 238879', '42 Orchard Road'],
    ['Giao đến số 12 đường Lê Lợi, phường Bến Nghé, quận 1', '12 đường Lê Lợi, phường Bến Nghé, quận 1'],
    ['ที่อยู่ 99/12 หมู่ 5 ตำบลบางพูด อำเภอปากเกร็ด จังหวัดนนทบุรี 11120', '99/12 หมู่ 5 ตำบลบางพูด อำเภอปากเกร็ด จังหวัดนนทบุรี 11120'],
    ['Kirim ke Jl. Merdeka Raya No. 45 RT 03 RW 05 ya', 'Jl. Merdeka Raya No. 45 RT 03 RW 05'],
    ['Entregar na Rua das Flores, 123, Centro, São Paulo, 01310-100', 'Rua das Flores, 123, Centro, São Paulo, 01310-100'],
    ['meu CEP: 01310-100', 'CEP: 01310-100'],
  ])('%s', (text, address) => {
    expect(foundBy('address', text).join('|')).toContain(address);
  });
});

test.each([
  'anna@example.com',
  'a.b+c@mail.example.co.th',
  'ａｎｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ',
  'anna @ example.com',
  'anna(at)example.com',
  'an\u200Bna@exa\u00ADmple.com',
])('the address %s', (address) => {
  expect(foundBy('email', `写到${address}，谢谢`)).toEqual([address]);
});

test('web addresses', () => {
  expect(foundBy('link', '看 https://item.example/i?id=1&x=2，还有 www.example.com/a.')).toEqual([
    'https://item.example/i?id=1&x=2',
    'www.example.com/a',
  ]);
});

describe('names', () => {
  const known = { others: ['木木家居旗舰店:小周', 'Anna Schmidt', 'Nguyễn Văn An', '王小明', 'buyer88'], own: ['shop:anna'], orders: [] };
  test.each([
    ['小周在吗', ['小周']],
    ['木木家居旗舰店 的 小 周', ['木木家居旗舰店']],
    ['小明说 ok', ['小明']],
    ['thanks ANNA!', ['ANNA']],
    ['annals and Joanna', []],
    ['nguyen van an oi', ['nguyen van an']],
    ['ＢＵＹＥＲ８８ is here', ['ＢＵＹＥＲ８８']],
    ['buyer881', []],
    ['王\u200B小\u200B明', ['王\u200B小\u200B明']],
  ] as const)('%s', (text, names) => {
    expect(foundBy('name', text, known)).toEqual(names);
  });
});

test('an order is found by its shape, by the word before it, and because the chat is about it', () => {
  const known = { others: [], own: [], orders: ['998877665544'] };
  expect(foundBy('order', '订单 4110223344556677889，220818EGS328B9, 998877665544', known)).toEqual([
    '4110223344556677889',
    '220818EGS328B9',
    '998877665544',
  ]);
});

test.each(everyday)('nothing personal is found in «%s»', (text) => {
  expect(foundByAny(text, ['order', 'link'])).toEqual([]);
});

test('no order number is taken for something personal', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ABCDEFGHJKMNPQRSTUVWXYZ0123456789'.split('')), minLength: 8, maxLength: 8 });
  const day = fc
    .tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''));
  const number = fc.oneof(
    fc
      .tuple(
        day,
        letters.filter((text) => /[A-Z]/.test(text)),
      )
      .map((parts) => parts.join('')),
    fc.tuple(day, digits(15)).map((parts) => parts.join('-')),
    fc.tuple(digits(3), digits(7), digits(7)).map((parts) => parts.join('-')),
    fc.integer({ min: 15, max: 20 }).chain(digits),
  );
  fc.assert(
    fc.property(number, pick('订单', '订单号：', 'order ', 'Pedido ', 'คำสั่งซื้อ ', 'đơn hàng ', 'pesanan '), (order, label) => {
      expect(foundByAny(`${label}${order} ok?`, ['order'])).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
