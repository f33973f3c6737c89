/** What pages write in place of a message that was taken back; looked for only in rows that no side has typed. */
const phrases = [
  /撤回了?(?:一|1)?[条條]?(?:消息|信息|訊息)|(?:消息|訊息|信息)已(?:被)?(?:撤回|收回)|^[你您]撤回|已?收回了?一?[則则]?訊息/,
  /\b(?:deleted|unsent|recalled|removed|withdrew|retracted) (?:this|a|the|an?) message\b/i,
  /\bmessage (?:was |has been |is )?(?:deleted|unsent|recalled|removed|withdrawn|retracted)\b/i,
  /mensagem (?:foi )?(?:apagada|excluída|removida)|apagou (?:esta|uma) mensagem/i,
  /mensaje (?:fue )?(?:eliminado|borrado)|elimin(?:ó|aste|ado) (?:este|un) mensaje/i,
  /(?:pesan|mesej) (?:ini )?(?:telah |sudah )?(?:dihapus|ditarik|dipadam)|menarik (?:sebuah )?pesan/i,
  /thu hồi (?:một )?tin nhắn|tin nhắn (?:đã|này đã) (?:được |bị )?thu hồi/i,
  /ยกเลิก(?:การส่ง)?ข้อความ|ลบข้อความ/,
  /メッセージ(?:の送信)?を取り消し|메시지를? (?:삭제|회수)|삭제된 메시지/,
];

const longestNotice = 120;

export function isRecallNotice(text: string): boolean {
  return text.length <= longestNotice && phrases.some((phrase) => phrase.test(text));
}
