import { element } from './element.ts';
import { message } from './message.ts';
import { showTool, toolButton } from './tool-button.ts';

/** How long the button says whether it has copied. */
const SAID_MS = 2_000;

/**
 * A button that copies a text, and says for a moment whether that went well.
 *
 * @param text what to copy at the time of the click
 * @param say tells those who hear the page
 */
export function copyButton(text: () => string, say: (text: string) => void): HTMLButtonElement {
  let resetting: ReturnType<typeof setTimeout> | undefined;
  const reset = () => {
    button.className = 'tool';
    showTool(button, 'copy', message('copy'));
  };
  const button = toolButton('copy', message('copy'), async () => {
    const isCopied = await copyText(text(), button);
    const outcome = message(isCopied ? 'copied' : 'copy_failed');
    button.className = isCopied ? 'tool is-done' : 'tool is-failed';
    showTool(button, isCopied ? 'done' : 'failed', outcome);
    say(outcome);
    clearTimeout(resetting);
    resetting = setTimeout(reset, SAID_MS);
  });
  return button;
}

/** The clipboard is closed to pages without https and to frames; there an old command copies from a text field. */
async function copyText(text: string, beside: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = element('textarea', { value: text });
    beside.after(field);
    field.select();
    const isCopied = document.execCommand('copy');
    field.remove();
    beside.focus();
    return isCopied;
  }
}
