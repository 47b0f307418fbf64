import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { TransferProgress } from '../api.ts';
import type { Sample } from '../sample.ts';
import type { SampleStore } from '../sample-store.ts';
import { encodePng } from './png.ts';

/**
 * Every sample as a zip: `zip` has `<label>/<id>.png`, 28×28, ink bright on black; `idx` has an IDX pair, as MNIST. Both
 * can be imported again.
 *
 * @param onProgress samples written, of all
 */
export async function exportSamples(
  store: SampleStore,
  format: 'zip' | 'idx',
  onProgress: (progress: TransferProgress) => void,
): Promise<Blob> {
  const total = await store.count();
  const parts: Blob[] = [];
  const archive = new Zip((error, bytes) => {
    if (error) throw error;
    parts.push(new Blob([bytes.slice()])); // blobs, which browsers keep on disk where they are many
  });
  const write = format === 'zip' ? pictureWriter(archive) : idxWriter(archive);
  let done = 0;
  for await (const samples of store.readAll()) {
    write.add(samples);
    done += samples.length;
    onProgress({ done, total });
  }
  write.finish();
  archive.end();
  return new Blob(parts, { type: 'application/zip' });
}

interface SampleWriter {
  add(samples: readonly Sample[]): void;
  finish(): void;
}

function pictureWriter(archive: Zip): SampleWriter {
  return {
    add(samples) {
      for (const { id, label, glyph } of samples) {
        const file = new ZipPassThrough(`${label}/${id}.png`); // PNG is packed already
        archive.add(file);
        file.push(encodePng(glyph, 28, 28), true);
      }
    },
    finish() {},
  };
}

function idxWriter(archive: Zip): SampleWriter {
  const images: Uint8Array[] = [];
  const labels: number[] = [];
  return {
    add(samples) {
      for (const { label, glyph } of samples) {
        images.push(glyph);
        labels.push(label);
      }
    },
    finish() {
      const imageFile = new ZipDeflate('images-idx3-ubyte', { level: 6 });
      archive.add(imageFile);
      imageFile.push(idxHeader(3, [images.length, 28, 28]));
      for (const glyph of images) imageFile.push(glyph);
      imageFile.push(new Uint8Array(), true);
      const labelFile = new ZipPassThrough('labels-idx1-ubyte');
      archive.add(labelFile);
      labelFile.push(idxHeader(1, [labels.length]));
      labelFile.push(Uint8Array.from(labels), true);
    },
  };
}

function idxHeader(dimensions: number, sizes: readonly number[]): Uint8Array {
  const header = new DataView(new ArrayBuffer(4 + 4 * sizes.length));
  header.setUint32(0, 0x0800 + dimensions);
  sizes.forEach((size, axis) => {
    header.setUint32(4 + 4 * axis, size);
  });
  return new Uint8Array(header.buffer);
}
