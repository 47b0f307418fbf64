import { expect, test } from 'vitest';
import { InvalidInputError } from '../../../../engine/errors.ts';
import { parsePictureLabels } from '../../../../training/cli/picture-labels.ts';

test('finds its columns wherever they are', () => {
  const csv = '\uFEFFsource,text,file\r\nx,407,a.png\r\n"a, ""b""",,"c, d.jpg"\r\n';
  expect(parsePictureLabels(csv, 'labels.csv')).toEqual([
    { file: 'a.png', text: '407' },
    { file: 'c, d.jpg', text: '' },
  ]);
});

test('says which columns are missing', () => {
  expect(() => parsePictureLabels('name,label\na,1', 'labels.csv')).toThrow(InvalidInputError);
});
