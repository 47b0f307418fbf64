import { expose } from 'comlink';
import { expect, test } from 'vitest';
import type { ModelInfo, Prediction, Recognizer } from '../../../engine/api.ts';
import { createRecognizerClient } from '../../../engine/client.ts';
import { PictureDecodeError, WorkerCrashedError } from '../../../engine/errors.ts';

const info: ModelInfo = { id: 'shipped', name: 'm', parameterCount: 1, testAccuracy: null, trainedAt: null };

/** The face of a Worker over a real MessageChannel, with the events that a browser sends when a worker dies. */
class PortWorker extends EventTarget {
  readonly #port: MessagePort;
  isTerminated = false;

  constructor(face: Partial<Recognizer>) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    expose(face, port2);
    port2.start();
    port1.start();
    port1.addEventListener('message', (event) => this.dispatchEvent(new MessageEvent('message', { data: event.data })));
  }

  postMessage(message: unknown, transfer: Transferable[] = []) {
    this.#port.postMessage(message, transfer);
  }

  terminate() {
    this.isTerminated = true;
    this.#port.close();
  }

  die(message: string) {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

function clientOf(faces: Partial<Recognizer>[]) {
  const workers: PortWorker[] = [];
  const client = createRecognizerClient(() => {
    workers.push(new PortWorker(faces[workers.length]!));
    return workers.at(-1) as unknown as Worker;
  });
  return { client, workers };
}

test('answers come back as the recognizer gave them, typed arrays included', async () => {
  const prediction: Prediction = {
    label: 7,
    probability: 0.9,
    probabilities: new Float32Array(10).fill(0.1),
    digitProbability: 1,
    symbolProbability: 0,
  };
  const { client, workers } = clientOf([{ classify: async () => [prediction], load: async () => info }]);
  expect(await client.load()).toEqual(info);
  expect(await client.classify(new Float32Array(784))).toEqual([prediction]);
  expect(workers).toHaveLength(1);
  client.terminate();
});

test('an error keeps its class and its message', async () => {
  const { client } = clientOf([
    {
      load: async () => {
        throw new PictureDecodeError('The file is empty.');
      },
    },
  ]);
  const error = await client.load().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PictureDecodeError);
  expect(error).toMatchObject({ code: 'picture-decode', message: 'The file is empty.' });
  client.terminate();
});

test('a worker that dies rejects what is pending, and the next call starts a new one', async () => {
  const { client, workers } = clientOf([{ load: () => new Promise(() => {}) }, { load: async () => info }]);
  const pending = [client.load(), client.load()];
  workers[0]!.die('out of memory');
  for (const call of pending) {
    await expect(call).rejects.toBeInstanceOf(WorkerCrashedError);
    await expect(call).rejects.toThrow(/out of memory/);
  }
  expect(workers[0]!.isTerminated).toBe(true);
  expect(await client.load()).toEqual(info);
  expect(workers).toHaveLength(2);
  client.terminate();
});

test('ending the worker rejects what is pending', async () => {
  const { client, workers } = clientOf([{ load: () => new Promise(() => {}) }]);
  const pending = client.load();
  client.terminate();
  await expect(pending).rejects.toBeInstanceOf(WorkerCrashedError);
  expect(workers[0]!.isTerminated).toBe(true);
});
