/** How many files a dropped folder may hold: beyond it the page would spend its time walking the disk. */
const MAX_FILES = 100_000;

/**
 * The files of a drop, folders walked through. A file in a folder is given its path within the drop as
 * `webkitRelativePath`, as a folder input gives it, since labels may be folder names.
 *
 * @throws {RangeError} more than 100,000 files
 */
export async function readDroppedFiles(transfer: DataTransfer): Promise<File[]> {
  // Entries must be taken before the first await: the transfer empties itself when the event ends.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return [...transfer.files];
  const files: File[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    if (files.length > MAX_FILES) throw new RangeError(`Expected at most ${MAX_FILES} files in one drop`);
    if (entry.isFile) files.push(await fileOf(entry as FileSystemFileEntry));
    else for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) await walk(child);
  };
  for (const entry of entries) await walk(entry);
  return files;
}

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  const path = entry.fullPath.replace(/^\//, '');
  if (path.includes('/')) Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}

async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return children; // readEntries gives at most 100 at a time
    children.push(...batch);
  }
}
