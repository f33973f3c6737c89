import type { Slots } from './grammar';
import { latinWords, thaiWords, vietnameseWords } from './invented';
import { shared } from './numbers';

const list = (words: string): readonly string[] => words.trim().split(/\s*,\s*/);

export const thaiShort = list('ครับ, ค่ะ, ขอบคุณค่ะ, สวัสดีค่ะ, ได้ค่ะ, โอเค, ขอบคุณครับ, รอสักครู่นะคะ, 555, จ้า, มีค่ะ, หมดแล้วค่ะ');
export const thai: Slots = {
  ...shared,
  x: (luck) => luck.rare(thaiWords()),
  thing: list('สินค้า, เสื้อ, กระเป๋า, รองเท้า, พัสดุ, หูฟัง, ที่ชาร์จ, ผ้าห่ม, แก้วน้ำ, ครีม, กางเกง, หมวก, นาฬิกา, ของเล่น, โคมไฟ, ลำโพง, แว่นตา'),
  when: list('วันนี้, พรุ่งนี้, เมื่อวาน, วันจันทร์, อาทิตย์หน้า, ภายใน3วัน, สิ้นเดือน, ตอนเย็น'),
  fault: list('ชำรุด, เสีย, ผิดสี, เล็กไป, ไม่ตรงปก, ไม่ครบ, แตก, ใช้ไม่ได้, มีรอย'),
  end: list('ครับ, ค่ะ, คะ, นะคะ, นะครับ, จ้า'),
  say: [
    '{thing}ส่งวันไหน{end}',
    '{thing}มีของไหม{end}',
    'ได้รับ{thing}แล้วแต่{fault}{end}',
    'ขอคืนเงิน{thing}ได้ไหม{end}',
    'จัดส่ง{when}{end}',
    'ส่งไปที่{x}{x}จังหวัด{x}',
    'ร้าน{x}ตอบช้ามาก',
    '{thing}สี{x}ยังมี{end}',
    'ขอโทษที่ทำให้รอนาน{end}',
    'ของถึง{when}แน่นอน{end}',
    'รุ่น{x}กับ{x}ต่างกันยังไง{end}',
    'คุณ{x}{x}สั่ง{thing}ไว้',
    'ลดราคาได้อีกไหม{end}',
    'แพ็คดีมาก{thing}สวย{x}',
    'เดี๋ยวให้{x}ติดต่อกลับ{when}',
    '{x}{x}{x}ไม่เหมือนในรูป',
  ],
};
export const thaiSentences = ['{say}', '{say} {say}', 'สวัสดี{end} {say}', '{say} {emoji}', '{say}', '{say} {x}{x}{say}'];
export const thaiFacts = ['เลขออเดอร์ {order}', 'เลขพัสดุ {tracking} {say}', 'เบอร์โทร {phoneTh}', '{say} ราคา {price} บาท', '{url}'];

export const vietnameseShort = list(
  'dạ, vâng, cảm ơn shop, ok shop, alo, còn hàng không, dạ có ạ, chào shop, shop ơi, vâng ạ, ok b, để mình xem',
);
export const vietnamese: Slots = {
  ...shared,
  v: (luck) => luck.rare(vietnameseWords()),
  thing: list(
    'đơn hàng, áo, giày, túi xách, tai nghe, sạc, váy, quần, nồi, kem chống nắng, son, đồng hồ, ốp lưng, chăn, gối, đèn, balo, sữa rửa mặt, mũ bảo hiểm',
  ),
  when: list('hôm nay, ngày mai, hôm qua, thứ hai, tuần sau, trong 3 ngày, cuối tháng, chiều nay, sáng mai'),
  fault: list('bị lỗi, bị rách, sai màu, bị vỡ, không dùng được, thiếu hàng, chật quá, rộng quá, không giống hình'),
  say: [
    'Bao giờ giao {thing} vậy shop',
    '{thing} này còn màu {v} không ạ',
    'Mình nhận được {thing} nhưng {fault}',
    'cho mình đổi {thing} sang size {size}',
    'Shop gửi {thing} {when} nhé',
    'mình muốn trả lại {thing} vì {fault}',
    'địa chỉ {n} đường {v} {v}, phường {v} {v}',
    'Dạ {when} bên em gửi ạ',
    'giá {thing} là {price}k ạ',
    'chất lượng {thing} rất tốt, đóng gói cẩn thận',
    'giao hàng nhanh nhưng {fault}',
    'anh {v} {v} đặt {thing} {when}',
    'hang {fault} roi shop oi',
    'shop ơi cho em hỏi {thing} hiệu {v}',
    'Mã giảm giá {model} dùng được không',
    'bạn {v} bên kho sẽ kiểm tra {when}',
  ],
};
export const vietnameseSentences = ['{say}', '{say}, {say}', 'Shop ơi, {say}', '{say}. {say}', '{say} {emoji}', '{say} ạ'];
export const vietnameseFacts = ['Mã đơn {order}', 'mã vận đơn {tracking}, {say}', 'sđt {phoneVi}', '{say} {phoneVi}', '{url}'];

export const indonesianShort = list('iya, ok kak, makasih, ready kak?, siap, halo kak, sudah, belum, baik kak, terima kasih, oke, sip');
export const indonesian: Slots = {
  ...shared,
  name: (luck) => luck.rare(latinWords()),
  thing: list(
    'barang, paket, baju, sepatu, tas, celana, charger, kabel, jam tangan, jilbab, mainan, panci, botol, lampu, masker, bantal, selimut, kemeja',
  ),
  when: list('hari ini, besok, kemarin, senin, minggu depan, 2 hari lagi, akhir bulan, nanti sore'),
  fault: list('rusak, kekecilan, salah warna, kurang satu, pecah, tidak berfungsi, sobek, tidak sesuai gambar, bekas'),
  say: [
    'Kapan {thing} saya dikirim kak',
    '{thing} warna {name} masih ada',
    'barangnya {fault}, bisa retur gak',
    'tolong kirim {thing} {when} ya',
    'alamat saya jalan {name} nomor {n}, {name}',
    'pengiriman cepat, {thing} bagus sesuai deskripsi',
    'mohon maaf {thing} kosong, ready {when}',
    'resi belum update dari {when}',
    'harga {thing} {name} {price} ribu ya kak',
    'bisa nego gak kalau ambil {n}',
    'kualitas {thing} ok tapi {fault}',
    'kak {name} tolong cek {thing} yang {fault}',
    'seller ramah, respon cepat, {thing} {name} mantap',
    'packing rapi banget pakai bubble wrap',
    'uangnya sudah kembali {when}',
  ],
};
export const indonesianSentences = ['{say}', '{say}, {say}', 'Halo kak, {say}', '{say}. {say}. {say}', '{say} {emoji}'];
export const indonesianFacts = ['No pesanan {order}', 'resi {tracking}, {say}', 'WA {phoneId}', '{say} {phoneId}', '{url}'];
