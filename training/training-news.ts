/** Name of the BroadcastChannel that tells every page that something about the training is new. */
const CHANNEL = 'digit-reader:training';

/**
 * Tells every page that a training began or ended, or that what it left was kept or dropped. What it is, the store and
 * the trainer say.
 */
export function announceTraining(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Calls `listener` at such news, whichever page caused it. Returns a function that ends the listening. */
export function onTrainingNews(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = listener;
  return () => channel.close();
}
