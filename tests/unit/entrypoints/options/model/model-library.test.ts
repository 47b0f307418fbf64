import { expect, test } from 'vitest';
import { modelLibrary, stillThere } from '../../../../../entrypoints/options/model/model-library.ts';
import type { ModelVersion } from '../../../../../model/version.ts';

test('a model that was deleted is no longer among the chosen ones; the shipped one always is', () => {
  const library = { ...modelLibrary.state, versions: [{ id: 'kept' } as ModelVersion] };
  expect(stillThere(library, ['deleted', null])).toEqual([null]);
  expect(stillThere(library, ['kept', 'deleted'])).toEqual(['kept']);
});
