/** Who says a line: the customer, me, a colleague, or the platform. */
type Voice = 'c' | 'm' | 'k' | 'n';
/** `#` in a line stands for an order number; a line that begins with `image:` or `file:` shows one. */
export type Line = readonly [voice: Voice, text: string];
export type Language = 'zh' | 'en' | 'th' | 'vi' | 'pt' | 'ar';

/** Small exchanges, invented for these pages, out of which conversations are put together. */
export const scenes: Readonly<Record<Language, readonly (readonly Line[])[]>> = {
  zh: [
    [
      ['n', '客服 阿禾 为您服务'],
      ['c', '请问竹编灯罩有直径四十公分的吗'],
      ['m', '有的，四十和五十的都有现货'],
      ['c', '四十的要两个'],
      ['c', '颜色要浅一点的'],
      ['m', '收到，浅色的两个，对吧？'],
      ['c', '对'],
      ['c', '对'],
    ],
    [
      ['c', '订单 # 怎么还没有物流'],
      ['m', '稍等，我查一下'],
      ['m', '已经出库了，今晚会有揽收记录'],
      ['c', '好的'],
      ['m', '有任何问题随时找我😊'],
      ['c', '好的'],
    ],
    [
      ['c', 'image:lamp.svg'],
      ['c', '到货的是这个，和页面上的不太一样'],
      ['m', '实在不好意思，可能是发错批次了\n您看这样行不行：\n① 寄回换新，运费我们出\n② 留着用，退您三十元'],
      ['c', '换新吧'],
      ['m', '换货地址发您：\n海宁市硖石街道，收件人 仓管组\n电话 0573-0000000'],
      ['n', '买家修改了收货地址'],
    ],
    [
      ['k', '这位客人的换货我来跟'],
      ['k', 'file:换货登记表.xlsx'],
      ['m', '辛苦啦'],
      ['c', '请尽快处理，周末要用'],
      ['m', '明白，周五之前一定寄出'],
      ['c', '👌'],
    ],
    [
      ['c', '在吗'],
      ['c', '在吗'],
      ['m', '在的，您说'],
      ['c', '网址 https://shop.example/item/7733 这个和店里的是同一款吗？'],
      ['m', '是同一款，这个链接是老链接'],
      ['c', 'OK'],
    ],
  ],
  en: [
    [
      ['n', 'Hazel joined the conversation'],
      ['c', 'Hello! Is the walnut desk organiser still available?'],
      ['m', 'Hi there, yes it is. We have eleven left.'],
      ['c', 'Great'],
      ['c', 'Can you hold one for me until Friday?'],
      ['m', 'Sure, I set one aside for you.'],
    ],
    [
      ['c', 'My order # arrived with a broken hinge'],
      ['c', 'image:hinge.svg'],
      ['m', 'I am sorry about that. Could you tell me:\n- the colour you ordered\n- whether the box was damaged too'],
      ['c', 'Oak. The box looked fine.'],
      ['m', 'Thanks'],
      ['m', 'A new hinge is on its way, no charge.'],
      ['c', 'Thanks'],
    ],
    [
      ['k', 'I packed the replacement this morning'],
      ['k', 'file:packing-slip.pdf'],
      ['m', 'Perfect 🙌'],
      ['c', 'Is there a tracking link?'],
      ['m', 'Here you go: https://post.example/track?id=88213'],
      ['c', 'Got it, ok'],
    ],
    [
      ['c', 'ok'],
      ['c', 'ok'],
      ['m', 'Anything else I can do for you today?'],
      ['c', 'No, that is all. Have a nice weekend 😄'],
      ['n', 'The conversation was closed'],
    ],
    [
      ['c', 'One more thing: do you ship to Portugal?'],
      ['m', 'We do, it takes 5 to 8 working days.'],
      ['c', 'And how much is it?'],
      ['m', '€14.50 up to 5 kg'],
      ['c', 'Hmm'],
    ],
  ],
  th: [
    [
      ['c', 'สวัสดีค่ะ มีกระเป๋าผ้าสีครีมไหมคะ'],
      ['m', 'มีค่ะ เหลือ 6 ใบ'],
      ['c', 'เอา 2 ใบค่ะ'],
      ['m', 'รับทราบค่ะ ยอดรวม 380 บาท'],
      ['c', 'โอนแล้วนะคะ'],
      ['c', 'image:slip.svg'],
    ],
    [
      ['c', 'ออเดอร์ # ส่งหรือยังคะ'],
      ['m', 'ส่งแล้วเมื่อเช้านี้ค่ะ\nเลขพัสดุ TH77100234\nถึงประมาณวันพุธ'],
      ['c', 'ขอบคุณค่ะ'],
      ['c', 'ขอบคุณค่ะ'],
      ['n', 'ผู้ซื้อยืนยันรับสินค้าแล้ว'],
    ],
  ],
  vi: [
    [
      ['c', 'Shop ơi, áo len này còn size M không?'],
      ['m', 'Dạ còn ạ, bạn lấy màu nào?'],
      ['c', 'Màu xanh rêu'],
      ['c', 'Giao trước thứ Sáu được không?'],
      ['m', 'Dạ được ạ 🚚'],
    ],
    [
      ['c', 'Đơn # bị thiếu một đôi tất'],
      ['m', 'Xin lỗi bạn nhiều ạ, shop gửi bù ngay nhé'],
      ['c', 'ok'],
      ['c', 'ok'],
    ],
  ],
  pt: [
    [
      ['n', 'Lúcio entrou na conversa'],
      ['c', 'Bom dia! A luminária acompanha a lâmpada?'],
      ['m', 'Bom dia! Acompanha sim, uma de 9 W.'],
      ['c', 'Ótimo'],
      ['c', 'E parcelam em quantas vezes?'],
      ['m', 'Em até 6 vezes sem juros, a partir de R$ 120,00'],
    ],
    [
      ['c', 'O pedido # não chegou ainda'],
      ['m', 'Vou verificar, um minuto\nPode confirmar o CEP, por favor?'],
      ['c', '01000-000'],
      ['m', 'Obrigado! Sai para entrega hoje à tarde'],
      ['c', 'image:porta.svg'],
      ['c', 'Deixem com o porteiro, por favor'],
    ],
    [
      ['k', 'file:nota-fiscal-5521.pdf'],
      ['k', 'Segue a nota fiscal'],
      ['m', 'Obrigado'],
      ['c', 'Obrigado'],
      ['c', '👍'],
    ],
  ],
  ar: [
    [
      ['n', 'انضمت سلمى إلى المحادثة'],
      ['c', 'السلام عليكم، هل الحقيبة الجلدية متوفرة؟'],
      ['m', 'وعليكم السلام، نعم متوفرة بثلاثة ألوان'],
      ['c', 'أريد اللون البني'],
      ['c', 'كم مدة التوصيل؟'],
      ['m', 'من يومين إلى أربعة أيام'],
    ],
    [
      ['c', 'الطلب # لم يصل بعد'],
      ['m', 'أعتذر عن التأخير\nسأراجع شركة الشحن الآن'],
      ['c', 'شكراً'],
      ['c', 'شكراً'],
      ['m', 'على الرحب والسعة 🌷'],
      ['c', 'image:bag.svg'],
    ],
    [
      ['c', 'هل يمكن تغيير العنوان؟'],
      ['m', 'نعم، أرسل العنوان الجديد من فضلك'],
      ['c', 'شارع النخيل 12\nالطابق الثالث'],
      ['m', 'تم التعديل'],
      ['k', 'file:فاتورة-9041.pdf'],
    ],
  ],
};
