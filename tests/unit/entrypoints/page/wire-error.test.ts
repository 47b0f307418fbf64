import { expect, test } from 'vitest';
import { PictureTooLargeError } from '../../../../engine/errors.ts';
import { answered, PageError, unwrap } from '../../../../entrypoints/page/wire-error.ts';

const throughJson = async <T>(run: () => Promise<T>): Promise<T> =>
  unwrap(JSON.parse(JSON.stringify(await answered(run))));

test('a value passes through', async () => {
  expect(await throughJson(async () => [1, 2])).toEqual([1, 2]);
  expect(await throughJson(async () => null)).toBeNull();
});

test('an error keeps its code, by which the interface has its text', async () => {
  const failing = throughJson(async () => {
    throw new PictureTooLargeError('too large');
  });
  await expect(failing).rejects.toMatchObject({ name: 'PageError', code: 'picture-too-large', message: 'too large' });
});

test('what is no error has no code of its own', async () => {
  await expect(throughJson(() => Promise.reject('no'))).rejects.toMatchObject({ code: 'unknown', message: 'no' });
});

test('silence is an error too', () => {
  expect(() => unwrap(undefined)).toThrow(PageError);
});
