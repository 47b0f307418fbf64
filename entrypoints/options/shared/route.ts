import { useEffect, useState } from 'preact/hooks';

/** The page's sections, in order; each is a fragment of the address, so that Back works and links can point there. */
export const sections = ['model', 'samples', 'train', 'results'] as const;
/** Name of a section. */
export type Section = (typeof sections)[number];

const current = (): Section => sections.find((section) => location.hash === `#${section}`) ?? 'model';

/** Shows a section. */
export function goTo(section: Section): void {
  location.hash = section;
}

/** The section shown, as the address says it. */
export function useSection(): Section {
  const [section, setSection] = useState(current);
  useEffect(() => {
    const change = () => setSection(current());
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);
  return section;
}
