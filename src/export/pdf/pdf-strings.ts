/** The text in UTF-16, big-endian, as hexadecimal digits: no character of it can end or escape a PDF string. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let at = 0; at < text.length; at += 1) hex += text.charCodeAt(at).toString(16).padStart(4, '0');
  return hex;
}

/** A number as PDF writes it: no exponent, two decimals at most. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
