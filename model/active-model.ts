/** Name of the BroadcastChannel that tells every living worker that the active model is another one. */
export const ACTIVE_MODEL_CHANNEL = 'digit-reader:active-model';

/** What is sent: the id of the model that is active now, null for the shipped one. */
export interface ActiveModelMessage {
  readonly activeId: string | null;
}

/** Tells all other pages and workers of the extension, and listeners in this one, which model is active now. */
export function announceActiveModel(activeId: string | null): void {
  const channel = new BroadcastChannel(ACTIVE_MODEL_CHANNEL);
  channel.postMessage({ activeId } satisfies ActiveModelMessage);
  channel.close();
}

/** Calls `listener` whenever the active model changes, in any page. Returns a function that ends the listening. */
export function onActiveModelChange(listener: (activeId: string | null) => void): () => void {
  const channel = new BroadcastChannel(ACTIVE_MODEL_CHANNEL);
  channel.onmessage = (event: MessageEvent<ActiveModelMessage>) => listener(event.data.activeId);
  return () => channel.close();
}
