import type { ImportReport, TransferProgress } from '../api.ts';
import type { SampleStore } from '../sample-store.ts';
import { downloadMnistFile } from './download-mnist.ts';
import type { DownloadStore } from './download-store.ts';
import { importSamples } from './import-samples.ts';

/**
 * Downloads MNIST's 60,000 training digits and keeps them as samples. The test digits stay out: they are to judge.
 *
 * @param onProgress bytes downloaded, then bytes imported
 * @param signal aborting it ends the download, whose part is kept, or undoes the import
 * @throws {DatasetError} see `downloadMnistFile`
 * @throws {StorageFullError}
 */
export async function importMnist(
  samples: SampleStore,
  downloads: DownloadStore,
  onProgress: (progress: TransferProgress) => void,
  signal?: AbortSignal,
  mirrors?: readonly string[],
): Promise<ImportReport> {
  const files = [];
  for (const name of ['train-labels-idx1-ubyte', 'train-images-idx3-ubyte']) {
    const { bytes } = await downloadMnistFile(name, downloads, (done, total) => onProgress({ done, total }), {
      ...(signal && { signal }),
      ...(mirrors && { mirrors }),
    });
    files.push({ path: name, file: new Blob([bytes.slice()]) });
  }
  return importSamples(samples, files, async () => null, onProgress, { source: 'mnist', ...(signal && { signal }) });
}
