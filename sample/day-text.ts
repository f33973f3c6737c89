const two = (value: number): string => String(value).padStart(2, '0');
const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const;

/** `14:30` in the browser's zone. */
export function clockText(at: number): string {
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** `2026年11月18日 星期三` in the browser's zone. */
export function dayText(at: number): string {
  const time = new Date(at);
  return `${time.getFullYear()}年${time.getMonth() + 1}月${time.getDate()}日 ${weekdays[time.getDay()]}`;
}
