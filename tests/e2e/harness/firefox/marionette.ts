import { connect, type Socket } from 'node:net';

type Answer = [type: 1, id: number, error: { error: string; message: string } | null, value: unknown];

/**
 * A client of Marionette, Firefox's own protocol: length-prefixed JSON over TCP. It reaches what WebDriver BiDi and
 * puppeteer do not: extension pages, the browser's own menus, and the popup of an action.
 *
 * @see https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export class Marionette {
  #socket: Socket;
  #received = Buffer.alloc(0);
  #lastId = 0;
  #pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#receive(bytes));
    const fail = (error?: Error) => {
      for (const { reject } of this.#pending.values()) reject(error ?? new Error('Firefox closed the connection'));
      this.#pending.clear();
    };
    socket.on('error', fail);
    socket.on('close', () => fail());
  }

  /** @throws {Error} nothing listens on the port, or it isn't Marionette */
  static async connect(port: number): Promise<Marionette> {
    const socket = connect({ port, host: '127.0.0.1' });
    await new Promise<void>((resolve, reject) => {
      socket.once('data', () => resolve()); // the server's greeting, which needs no answer
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('Firefox closed the connection')));
    });
    return new Marionette(socket);
  }

  /**
   * Sends a command such as `WebDriver:NewSession` and waits for its answer.
   *
   * @throws {Error} what Firefox says, or that the connection was lost
   */
  send(command: string, parameters: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const text = JSON.stringify([0, id, command, parameters]);
    const answer = new Promise<unknown>((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    return answer;
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      const end = colon + 1 + Number(this.#received.subarray(0, colon));
      if (colon < 0 || this.#received.length < end) return;
      const [, id, error, value] = JSON.parse(this.#received.toString('utf8', colon + 1, end)) as Answer;
      this.#received = this.#received.subarray(end);
      const waiting = this.#pending.get(id);
      this.#pending.delete(id);
      if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`));
      else waiting?.resolve(value);
    }
  }
}
