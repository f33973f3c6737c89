/** Characters that icon fonts draw; no words. */
const drawn = /[\uE000-\uF8FF]/u;

/** What a style sheet writes into an element (`::before { content: attr(data-time) }`), where that is words; mostly empty. */
export function generatedText(element: Element): string {
  // Style sheets write into every other element of some pages, but words only where the page gave them, or where nothing else stands.
  if (element.childElementCount > 0 && !hasData(element)) return '';
  return ['::before', '::after'].map((part) => wordsOf(getComputedStyle(element, part).content)).find((words) => words !== '') ?? '';
}

function hasData(element: Element): boolean {
  return element.getAttributeNames().some((name) => name.startsWith('data-'));
}

function wordsOf(content: string): string {
  if (!content.startsWith('"') || content.length > 300) return '';
  const words = [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, inside = '']) => inside.replace(/\\(.)/g, '$1')).join('');
  return /[\p{L}\p{N}]/u.test(words) && !drawn.test(words) ? words.trim() : '';
}
