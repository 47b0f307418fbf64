import { CheckpointError } from './checkpoint-error.ts';
import type { TrainingState } from './training-state.ts';

const MAGIC = 0x44524350; // "DRCP"
const VERSION = 1;
/** Magic, version, length of the JSON header, checksum of all that follows. */
const PREFIX_BYTES = 16;

interface Header {
  /** Names network, data and settings: a checkpoint only goes on with the run that it is of. */
  readonly run: string;
  readonly size: number;
  readonly step: number;
  readonly running: TrainingState['running'];
  readonly history: TrainingState['history'];
}

/** FNV-1a over bytes: finds a file that was cut off or damaged, and asks for no package. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < bytes.length; index++) hash = Math.imul(hash ^ bytes[index]!, 0x01000193);
  return hash >>> 0;
}

/**
 * A state as bytes: everything that the rest of the run depends on, floats bit for bit. Writing them so that a kill cannot leave
 * half a file is the caller's part.
 *
 * @param run names network, data and settings of the run
 */
export function serializeCheckpoint(state: TrainingState, run: string): Uint8Array {
  const { step, parameters, average, moments, running, history } = state;
  const header: Header = { run, size: parameters.length, step, running, history };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const vectors = [parameters, average, moments.first, moments.second];
  const vectorBytes = parameters.length * Float32Array.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(PREFIX_BYTES + json.length + vectors.length * vectorBytes);
  bytes.set(json, PREFIX_BYTES);
  vectors.forEach((vector, index) => {
    const view = new Uint8Array(vector.buffer, vector.byteOffset, vectorBytes);
    bytes.set(view, PREFIX_BYTES + json.length + index * vectorBytes);
  });
  const prefix = new DataView(bytes.buffer);
  prefix.setUint32(0, MAGIC);
  prefix.setUint32(4, VERSION);
  prefix.setUint32(8, json.length);
  prefix.setUint32(12, checksum(bytes.subarray(PREFIX_BYTES)));
  return bytes;
}

/**
 * Reads what `serializeCheckpoint` wrote.
 *
 * @param run must be the same as when it was written
 * @throws {CheckpointError} damaged, cut off, of another version, or of another run
 */
export function parseCheckpoint(bytes: Uint8Array, run: string): TrainingState {
  const prefix = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREFIX_BYTES || prefix.getUint32(0) !== MAGIC)
    throw new CheckpointError('Expected a checkpoint of a training run, found something else. Train without resuming.');
  if (prefix.getUint32(4) !== VERSION)
    throw new CheckpointError(`Expected a checkpoint of version ${VERSION}, found ${prefix.getUint32(4)}.`);
  if (prefix.getUint32(12) !== checksum(bytes.subarray(PREFIX_BYTES)))
    throw new CheckpointError('The checkpoint is damaged or cut off. Train without resuming.');
  const jsonEnd = PREFIX_BYTES + prefix.getUint32(8);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(PREFIX_BYTES, jsonEnd))) as Header;
  if (header.run !== run)
    throw new CheckpointError(
      `The checkpoint is of another run. Resume with the settings that it was started with.\nExpected ${run}\nfound    ${header.run}`,
    );
  const vectorBytes = header.size * Float32Array.BYTES_PER_ELEMENT;
  const vector = (index: number) => {
    const start = jsonEnd + index * vectorBytes;
    return new Float32Array(new Uint8Array(bytes.subarray(start, start + vectorBytes)).buffer); // a copy: Node's Buffer.slice makes none
  };
  return {
    step: header.step,
    parameters: vector(0),
    average: vector(1),
    moments: { first: vector(2), second: vector(3) },
    running: header.running,
    history: header.history,
  };
}
