import { expose, transferHandlers } from 'comlink';
import { faultOf } from '../model/fault.ts';
import type { Trainer } from './api.ts';

interface Thrown {
  readonly value: unknown;
}

/** Exposes a trainer through a port, or the worker's own, so that its errors cross with their faults. */
export function exposeTrainer(trainer: Trainer, port?: MessagePort): void {
  passFaults();
  expose(trainer, port);
}

/** Comlink lets name, message and stack of an error cross; what else its message has is given to the error at the other end. */
function passFaults(): void {
  const plain = transferHandlers.get('throw')!;
  if ('passesFaults' in plain) return;
  transferHandlers.set('throw', {
    ...plain,
    passesFaults: true,
    serialize(thrown: unknown) {
      const [message, transferables] = plain.serialize(thrown) as [{ value?: object }, Transferable[]];
      const fault = faultOf((thrown as Thrown).value);
      return [fault ? { ...message, value: { ...message.value, fault } } : message, transferables];
    },
  } as typeof plain);
}
