import { browser } from 'wxt/browser';
import { localize } from '../ui/localize.ts';
import { message } from '../ui/message.ts';

// The browser takes only a click on a page of the extension itself for the user's consent.
const host = new URLSearchParams(location.search).get('host') ?? '';
const allow = document.getElementById('allow')!;

localize(document);
document.getElementById('text')!.textContent = message('permission_text', host);
allow.textContent = message('permission_allow', host);
allow.addEventListener('click', () => {
  void browser.permissions.request({ origins: [`*://${host}/*`] }).finally(() => window.close());
});
document.getElementById('refuse')!.addEventListener('click', () => window.close());
allow.focus();
