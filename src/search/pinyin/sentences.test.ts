import { expect, test } from 'vitest';
import { fold } from '../fold/fold';
import { pinyinMatcher } from './pinyin-matcher';

const openings = ['', '亲，', '你好，', '老板在吗？', '不好意思，', '請問一下，', 'Hi 店主，', '（第二次问）'];

/** What customers and shops write, each with the number of what it is about. */
const middles: readonly (readonly [string, string])[] = [
  ['什么时候发货', '发货'],
  ['今天能發貨嗎', '发货'],
  ['說好昨天發貨的', '发货'],
  ['发货前再检查一遍', '发货'],
  ['货到哪里了', ''],
  ['快递到重庆几天', '重庆'],
  ['重慶的客人等著用', '重庆'],
  ['能不能改寄到成都', '成都'],
  ['想要绿色的那款', '绿色'],
  ['綠色還有現貨嗎', '绿色'],
  ['红色缺货', ''],
  ['申请退款怎么没反应', '退款'],
  ['退款已經退回銀行卡', '退款'],
  ['银行卡余额不足', '余额'],
  ['餘額能提現嗎', '余额'],
  ['把差评删了吧', '差评'],
  ['給了差評也沒用', '差评'],
  ['运费谁来出', '运费'],
  ['運費要補五元', '运费'],
  ['单号发我一下', '单号'],
  ['單號是 SF1029384756', '单号'],
  ['质量还可以', '质量'],
  ['質量跟圖片不一樣', '质量'],
  ['长沙仓库没货', '长沙'],
  ['发票抬头写公司名', '发票'],
  ['尺码偏小，想换大一号', '尺码'],
  ['东西收到了，很满意', ''],
  ['包裹被邻居代收了', '包裹'],
  ['赠品没放进去', '赠品'],
  ['优惠券过期了', '优惠券'],
  ['嗯嗯，知道了', '嗯嗯'],
  ['下单后多久到', '下单'],
];

const endings = ['', '？', '，谢谢', '，急用！', ' 😊', '，麻烦您了。', '……', ' thx'];

const sentences = openings.flatMap((opening) =>
  middles.flatMap(([middle, about]) => endings.map((ending) => ({ sentence: opening + middle + ending, about }))),
);

test.each([
  ['fahuo', '发货'],
  ['chongqing', '重庆'],
  ['zhongqing', '重庆'],
  ['chengdu', '成都'],
  ['lvse', '绿色'],
  ['tuikuan', '退款'],
  ['tkuan', '退款'],
  ['yue', '余额'],
  ['yu e', '余额'],
  ['chaping', '差评'],
  ['yunfei', '运费'],
  ['yunf', '运费'],
  ['danhao', '单号'],
  ['zhiliang', '质量'],
  ['changsha', '长沙'],
  ['fapiao', '发票'],
  ['fpiao', '发票'],
  ['chima', '尺码'],
  ['baoguo', '包裹'],
  ['zengpin', '赠品'],
  ['youhuiquan', '优惠券'],
  ['yhuiq', '优惠券'],
  ['en en', '嗯嗯'],
  ['xiadan', '下单'],
])('of two thousand sentences, %s finds those about %s', (query, about) => {
  expect(sentences.length).toBeGreaterThan(2000);
  const matcher = pinyinMatcher(query);
  const wrong = sentences.filter(({ sentence, about: theirs }) => {
    const folded = fold(sentence);
    return (matcher?.next(folded, 0, folded.length) !== null) !== (theirs === about);
  });
  expect(wrong).toEqual([]);
});

test('all sentences are found by the initials of any four of their characters', () => {
  const folded = fold('货到哪里了');
  for (const query of ['hdnl', 'dnll', 'hdnll', 'huodnl', 'hdnlil'])
    expect(pinyinMatcher(query)?.next(folded, 0, folded.length)).not.toBeNull();
});
