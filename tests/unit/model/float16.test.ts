import { expect, test } from 'vitest';
import { decodeFloat16, encodeFloat16 } from '../../../model/float16.ts';

test('every finite half survives there and back', () => {
  const finite = Uint16Array.from({ length: 65536 }, (_, bits) => bits).filter((bits) => ((bits >> 10) & 31) !== 31);
  expect(encodeFloat16(decodeFloat16(finite))).toEqual(finite);
});

// numpy: np.array([1.0009765625+2**-11, 65519, 65520, 1e-8, 6e-8, -0.1], np.float32).astype(np.float16).view(np.uint16)
test('rounds to nearest, ties to even, as numpy does', () => {
  const values = new Float32Array([1.0009765625 + 2 ** -11, 65519, 65520, 1e-8, 6e-8, -0.1]);
  expect([...encodeFloat16(values)]).toEqual([15362, 31743, 31744, 0, 1, 44646]);
});
