/** Code for a page of the extension: whether a training has ended that no page has told of. */
export async function hasTrainingEnded(): Promise<boolean> {
  const answer = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await answer(indexedDB.open('digit-reader-training'));
  const ending = await answer(database.transaction('records').objectStore('records').get('ending'));
  database.close();
  return ending !== undefined;
}
