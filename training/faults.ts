import { type Fault, faultOf, fill } from '../model/fault.ts';

/** What may be wrong with trainings and their files, in English. Pages have it as `options_fault_<code>`. */
export const trainingFaults = {
  database: 'its database says “$1”.',
  download: 'MNIST’s $1 could not be downloaded. Look at the connection and try again: it goes on where it ended.',
  file_broken: 'The file is broken ($1).',
  file_kind: 'Expected a zip of a tfjs model or a Keras .h5 file, found something else.',
  file_large: 'Expected at most $1 bytes, found $2.',
  file_slow: 'The file could not be read in a minute. It is broken.',
  gone: 'The model was deleted in another window.',
  gzip: '$1: Expected a whole gzip file of a usual size, found something else. Copy it again.',
  idx: '$1: Expected an IDX file of digits of 28×28, whole, that goes with the other one.',
  json: 'Expected JSON in $1, found something else.',
  no_outcome: 'There is no new model to keep. Train one.',
  no_samples: 'There is nothing to learn from. Draw some digits, correct some, or import a file.',
  no_training: 'There is no training to continue. Start a new one.',
  one_digit: 'Every sample is of one digit. Add samples of at least one other digit.',
  parent_gone: 'The model that the training started from was deleted. Start it anew.',
  weight_file: 'The weight file $1 is missing or too large.',
  zip: 'Expected a zip that can be unpacked, found one that is broken, cut off or too large.',
  zip_keras: ".keras files cannot be read. Save the model in Keras as model.save('model.h5').",
  zip_model: 'Expected model.json in the zip, found $1.',
} as const;

type Values = Fault['values'];

/** An error of a class whose message is the text of a fault. */
export function explain<E extends Error>(
  Class: new (message: string) => E,
  code: keyof typeof trainingFaults,
  ...values: Values
): E {
  return withFault(new Class(fill(trainingFaults[code], values)), { code, values });
}

/** The error, with what pages need to say it in their language. */
export function withFault<E extends Error>(error: E, fault: Fault): E {
  return Object.assign(error, { fault });
}

/** The error with the name of the file that is at fault before its message. */
export function ofFile<E extends Error>(error: E, file: string): E {
  error.message = `${file}: ${error.message}`;
  const fault = faultOf(error);
  return fault ? withFault(error, { ...fault, file }) : error;
}
