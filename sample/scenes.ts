import type { Buyer } from './message.ts';

/**
 * Little dialogues from which conversations are put together. A line begins with who says it: `<` the buyer, `>` the shop,
 * `*` the shop's automatic reply, `=` neither. In braces: what is filled in; a line that is only `{picture}`, `{goods}` or `{bill}`
 * becomes a picture, a product card or an order card; `/` breaks the line.
 */
export type Scene = readonly [string, ...string[]];

const zh: readonly [Scene, ...Scene[]] = [
  [
    '<在吗？',
    '*亲，欢迎光临蓝鲸生活旗舰店，客服小岚很高兴为您服务～',
    '<想问一下这款{thing}有现货吗',
    '>有的亲，今天下午四点前下单当天发货哦',
    '<好的',
  ],
  [
    '<{goods}',
    '<这个和上面那款有什么区别呀',
    '>亲，这款是加厚的，容量多 {number} 毫升',
    '>颜色也多两个：海盐蓝、雾灰',
    '<明白了，谢谢',
    '<好的',
  ],
  [
    '=买家已付款，订单号：{order}',
    '>{bill}',
    '>亲，跟您核对一下收货信息：/浙江省杭州市西湖区文三路 {number} 号/收件人林女士',
    '<对的没错',
    '>好的，马上安排发货🚚',
  ],
  [
    '<我的快递怎么还没到',
    '<订单号：{order}',
    '>亲，我帮您查一下，请稍等',
    '>查到了，昨天已经到杭州转运中心，预计明天上午派送',
    '<那我再等等',
    '>感谢您的耐心等待🙏',
  ],
  [
    '<收到了，但是杯盖有一点划痕',
    '<{picture}',
    '>非常抱歉亲！给您两个方案：/1. 补发一个新杯盖/2. 退款 {number} 元作为补偿',
    '<补发吧',
    '>好的，已经给您登记了',
  ],
  ['<能开发票吗', '>可以的，电子发票 3 个工作日内发到您的邮箱', '<抬头写个人就行', '>好的亲'],
  ['<买两件有优惠吗', '>亲，两件 9 折，三件 85 折', '<那来三件！', '>下单后这边帮您改价哦', '<改好了吗', '>改好了亲，{number} 元'],
  ['<谢谢老板，东西很好用😊', '>谢谢亲的认可！有空给个好评哦', '<已经好评了', '>么么哒🌹'],
];

const en: readonly [Scene, ...Scene[]] = [
  [
    '<Hi, is the {thing} still available?',
    '*Welcome to Blue Whale Living! We usually answer within five minutes.',
    '>Yes it is, we ship tomorrow morning.',
    '<Great, thanks!',
  ],
  ['<{goods}', '<Does this one fit in a car cup holder?', '>It does, up to 7.5 cm wide. Many customers use it in the car.', '<Perfect'],
  [
    '=The buyer has paid. Order: {order}',
    '>{bill}',
    '>Thank you for your order! Could you confirm the address?',
    '<Yes, Flat {number}, 12 Harbour Street',
    '>Confirmed 👍',
  ],
  [
    '<My parcel says delivered but I have not got it',
    '<Order: {order}',
    '>I am sorry to hear that. Let me ask the courier.',
    '>They left it with your neighbour at number {number}.',
    '<Found it! Sorry for the trouble',
    '>No trouble at all 😊',
  ],
  [
    '<One of the plates arrived broken',
    '<{picture}',
    '>Oh no! Would you like a refund or a new one?',
    '<A new one please',
    '>On its way, free of charge.',
  ],
  ['<ok', '<ok', '>Anything else I can help with?', '<ok'],
];

const th: readonly [Scene, ...Scene[]] = [
  ['<สวัสดีค่ะ {thing} ยังมีของไหมคะ', '*ยินดีต้อนรับสู่ร้านบลูเวล ลิฟวิ่ง ทางร้านจะตอบกลับโดยเร็วค่ะ', '>มีพร้อมส่งค่ะ สั่งวันนี้ส่งพรุ่งนี้เช้า', '<โอเคค่ะ'],
  ['<{goods}', '<ใส่เครื่องล้างจานได้ไหมคะ', '>ได้ค่ะ แต่แนะนำชั้นบนนะคะ', '<ขอบคุณค่ะ 🙏'],
  ['=ผู้ซื้อชำระเงินแล้ว หมายเลขคำสั่งซื้อ {order}', '>{bill}', '>ขอบคุณที่สั่งซื้อนะคะ ที่อยู่จัดส่งถูกต้องไหมคะ', '<ถูกต้องค่ะ บ้านเลขที่ {number}'],
  ['<ของยังไม่ถึงเลยค่ะ', '<คำสั่งซื้อ {order}', '>ขอตรวจสอบกับขนส่งสักครู่นะคะ', '>พัสดุอยู่ที่ศูนย์กระจายสินค้าบางนา จะถึงพรุ่งนี้ค่ะ', '<รอได้ค่ะ', '<โอเคค่ะ'],
  ['<แก้วมีรอยนิดหน่อยค่ะ', '<{picture}', '>ขออภัยด้วยนะคะ ทางร้านคืนเงินให้ {number} บาทค่ะ', '<ขอบคุณมากค่ะ'],
];

const vi: readonly [Scene, ...Scene[]] = [
  [
    '<Shop ơi, {thing} còn hàng không ạ?',
    '*Chào mừng bạn đến với Blue Whale Living! Shop sẽ trả lời ngay ạ.',
    '>Dạ còn bạn nhé, đặt hôm nay mai shop gửi ạ',
    '<Dạ vâng',
  ],
  ['<{goods}', '<Cái này có màu xanh không shop?', '>Dạ có xanh biển và xám khói ạ', '<Mình lấy màu xanh nhé', '>Dạ vâng ạ 💙'],
  [
    '=Người mua đã thanh toán. Mã đơn hàng: {order}',
    '>{bill}',
    '>Cảm ơn bạn đã đặt hàng! Địa chỉ giao là số {number} đường Lê Lợi phải không ạ?',
    '<Đúng rồi ạ',
  ],
  ['<Đơn hàng của mình đến đâu rồi ạ?', '<Mã đơn hàng: {order}', '>Dạ hàng đang ở kho Củ Chi, ngày mai giao ạ', '<Cảm ơn shop', '<Dạ vâng'],
  ['<Hộp bị móp rồi shop ơi', '<{picture}', '>Shop xin lỗi bạn ạ, shop gửi lại cái mới nhé', '<Ok shop'],
];

export const scenes: Readonly<Record<Buyer['language'], readonly [Scene, ...Scene[]]>> = { zh, en, th, vi };

/** What the shop sells, in each language. */
export const things: Readonly<Record<Buyer['language'], readonly [string, ...string[]]>> = {
  zh: ['保温杯', '陶瓷餐盘', '亚麻围裙', '香薰蜡烛', '收纳篮'],
  en: ['thermos cup', 'dinner plate', 'linen apron', 'scented candle', 'storage basket'],
  th: ['กระติกเก็บความร้อน', 'จานเซรามิก', 'ผ้ากันเปื้อน', 'เทียนหอม', 'ตะกร้า'],
  vi: ['bình giữ nhiệt', 'đĩa sứ', 'tạp dề', 'nến thơm', 'giỏ đựng đồ'],
};

/** What buyers write out of nowhere, in each language. */
export const remarks: Readonly<Record<Buyer['language'], readonly [string, ...string[]]>> = {
  zh: ['在吗？', '好的', '什么时候发货呀', '今天能到吗？', '谢谢🌹', '{thing}还有别的颜色吗', '帮我看下订单 {order}'],
  en: ['Hello?', 'ok', 'When will it ship?', 'Thank you!', 'Do you have the {thing} in grey?', 'My order is {order}'],
  th: ['สวัสดีค่ะ', 'โอเคค่ะ', 'ส่งวันไหนคะ', 'ขอบคุณค่ะ 🙏', '{thing} มีสีอื่นไหมคะ'],
  vi: ['Shop ơi', 'Dạ vâng', 'Khi nào gửi hàng ạ?', 'Cảm ơn shop 💙', '{thing} còn màu khác không ạ?'],
};
