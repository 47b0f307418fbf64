/** What the popup's keys do. */
export interface KeyActions {
  predict(): void;
  clear(): void;
  undo(): void;
  hasDrawing(): boolean;
}

/**
 * Enter predicts, Escape and Delete clear, Ctrl+Z undoes. Keys that the focused control needs itself stay with it, and
 * Escape on an empty pad closes the popup, as the browser does it.
 */
export function listenToKeys(actions: KeyActions): void {
  document.addEventListener('keydown', (event) => {
    const isOnButton = event.target instanceof HTMLButtonElement;
    if (event.key === 'Enter' && !isOnButton) actions.predict();
    else if ((event.key === 'Escape' || event.key === 'Delete') && actions.hasDrawing()) actions.clear();
    else if (event.key === 'z' && (event.ctrlKey || event.metaKey)) actions.undo();
    else return;
    event.preventDefault();
  });
}
