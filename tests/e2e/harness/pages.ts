interface Origins {
  readonly home: string;
  /** Somebody else's server. */
  readonly other: string;
}

interface Page {
  /** The picture of digits is `#digits`. */
  body(origins: Origins): string;
  /** Content-Security-Policy, where the page has one. */
  readonly policy?: string;
}

const picture = (address: string, attributes = '') =>
  `<h1>A picture</h1><p>Some words around it.</p><img id="digits" alt="" src="${address}" ${attributes}>`;

/** The kinds of pictures that pages have: PLATFORM.md's table. */
export const pages: Record<PageKind, Page> = {
  'same-origin': { body: () => picture('/picture/seven.png') },
  number: { body: () => picture('/picture/phone-number.jpg') },
  blackboard: { body: () => picture('/picture/blackboard.jpg') },
  lines: { body: () => picture('/picture/squared-paper.jpg') },
  'other-origin-open': { body: ({ other }) => picture(`${other}/open/seven.png`) },
  'other-origin': { body: ({ other }) => picture(`${other}/picture/seven.png`) },
  protected: { body: ({ other }) => picture(`${other}/protected/seven.png`) },
  srcset: { body: () => picture('/picture/seven.png', 'srcset="/picture/seven.png 1x, /picture/seven.png 2x"') },
  'picture-element': {
    body: ({ other }) =>
      `<h1>A picture</h1><picture><source srcset="${other}/picture/sticky-note.jpg">
      <img id="digits" alt="" src="/picture/seven.png"></picture>`,
  },
  lazy: { body: () => `<div style="height: 3000px">Scroll</div>${picture('/picture/seven.png', 'loading="lazy"')}` },
  svg: { body: () => picture('/picture/four.svg', 'width="240"') },
  'other-origin-svg': { body: ({ other }) => picture(`${other}/picture/four.svg`, 'width="240"') },
  data: {
    body: () => `${picture('data:,')}<script>
      fetch('/picture/seven.png').then((answer) => answer.blob()).then((blob) => {
        const reader = new FileReader();
        reader.onload = () => { digits.src = reader.result; };
        reader.readAsDataURL(blob);
      });</script>`,
  },
  blob: {
    body: () => `${picture('data:,')}<script>
      fetch('/picture/seven.png').then((answer) => answer.blob()).then((blob) => { digits.src = URL.createObjectURL(blob); });
      </script>`,
  },
  frame: { body: () => '<p>Framed:</p><iframe src="/page/same-origin" width="600" height="500"></iframe>' },
  'other-origin-frame': {
    body: ({ other }) => `<p>Framed:</p><iframe src="${other}/page/same-origin" width="600" height="500"></iframe>`,
  },
  strict: {
    policy: "default-src 'none'; img-src 'self'; require-trusted-types-for 'script'",
    body: () => picture('/picture/seven.png'),
  },
  truncated: { body: () => picture('/picture/truncated.jpg') },
  huge: { body: () => picture('/picture/huge.png', 'width="400"') },
  'no-digits': {
    body: () =>
      picture('data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%22200%22 height=%22200%22/>'),
  },
};

export type PageKind =
  | 'same-origin'
  | 'number'
  | 'blackboard'
  | 'lines'
  | 'other-origin-open'
  | 'other-origin'
  | 'protected'
  | 'srcset'
  | 'picture-element'
  | 'lazy'
  | 'svg'
  | 'other-origin-svg'
  | 'data'
  | 'blob'
  | 'frame'
  | 'other-origin-frame'
  | 'strict'
  | 'truncated'
  | 'huge'
  | 'no-digits';
