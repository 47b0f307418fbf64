import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPageReader } from './page/reader.ts';

/** True while this frame has a reader, so that another injection adds none. */
const frame = globalThis as typeof globalThis & { hasDigitReader?: boolean };

export default defineUnlistedScript(() => {
  if (frame.hasDigitReader) return;
  frame.hasDigitReader = true;
  startPageReader(() => {
    frame.hasDigitReader = false;
  });
});
