/**
 * For long work in a worker: lets the messages in that have come meanwhile, such as those of a page that opens. Awaiting
 * promises alone lets none in, and a timer would wait for some milliseconds, which is too long for every step.
 */
export function giveWay(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
