/**
 * Asks the browser not to evict the extension's databases when the disk runs full. Firefox may show a prompt, so ask
 * on a click of the user, in a page.
 *
 * @returns whether the storage is persistent now; false where the browser cannot be asked
 */
export async function requestPersistence(): Promise<boolean> {
  // Workers have no persist(), and their types know it.
  const storage: (StorageManager & { persist?(): Promise<boolean> }) | undefined = globalThis.navigator?.storage;
  if (!storage?.persist) return false;
  return (await storage.persisted()) || storage.persist().catch(() => false);
}

/** How full the storage is, in bytes; null where the browser does not say. */
export async function estimateStorage(): Promise<{ usedBytes: number; quotaBytes: number } | null> {
  const { usage, quota } = (await globalThis.navigator?.storage?.estimate?.()) ?? {};
  return usage === undefined || quota === undefined ? null : { usedBytes: usage, quotaBytes: quota };
}
