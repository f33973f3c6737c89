import { useEffect, useState } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import { currentSection } from '../src/ui/current-section';
import { type SectionName, sectionGroups, sectionTitles } from './sections';

const names = sectionGroups.flatMap(({ sections }) => sections);

function sectionInView(): SectionName | undefined {
  const sections = names.map((name) => document.getElementById(name)?.getBoundingClientRect().top ?? 0);
  const at = window.scrollY;
  const page = document.documentElement.scrollHeight;
  return names[currentSection({ tops: sections.map((top) => top + at), at, view: window.innerHeight, page })];
}

/** The section that is read. One that was gone to by its link stays the current one until the page is scrolled on. */
function useCurrent(): SectionName | undefined {
  const [current, setCurrent] = useState<SectionName | undefined>(names[0]);
  useEffect(() => {
    let wentTo: number | null = null;
    const follow = (): void => {
      if (window.scrollY === wentTo) return;
      wentTo = null;
      setCurrent(sectionInView());
    };
    const go = (): void => {
      const target = names.find((name) => location.hash === `#${name}`);
      if (target === undefined) return follow();
      wentTo = window.scrollY;
      setCurrent(target);
    };
    go();
    window.addEventListener('scroll', follow, { passive: true });
    window.addEventListener('resize', follow);
    window.addEventListener('hashchange', go);
    return () => {
      window.removeEventListener('scroll', follow);
      window.removeEventListener('resize', follow);
      window.removeEventListener('hashchange', go);
    };
  }, []);
  return current;
}

/** What there is on the page, beside it where there is room; it tells where one is. */
export function SectionIndex() {
  const current = useCurrent();
  return (
    <nav class="section-index" aria-label={text('optionsTitle')}>
      {sectionGroups.map(({ title, sections }) => (
        <div key={title}>
          <h2 class="overline">{text(title)}</h2>
          <ul>
            {sections.map((name) => (
              <li key={name}>
                <a href={`#${name}`} aria-current={name === current ? 'location' : undefined}>
                  {text(sectionTitles[name])}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
