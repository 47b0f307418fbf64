/**
 * IEEE 754 binary16 to binary32, exact.
 *
 * @param bits the 16 bits of each number
 */
export function decodeFloat16(bits: Uint16Array): Float32Array {
  return Float32Array.from(bits, (half) => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
}

/** binary32 to binary16, rounded to nearest, ties to even; beyond ±65,504 becomes infinite. */
export function encodeFloat16(values: Float32Array): Uint16Array {
  return Uint16Array.from(values, (value) => {
    const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
    const magnitude = Math.abs(value);
    if (Number.isNaN(value)) return 0x7e00;
    if (magnitude >= 65520) return sign | 0x7c00;
    const exponent = Math.max(Math.floor(Math.log2(Math.max(magnitude, 2 ** -14))), -14);
    const units = roundHalfToEven(magnitude / 2 ** (exponent - 10)); // in [0, 2048]; 2048 carries into the exponent
    if (units < 1024) return sign | units; // subnormal
    return (sign | ((exponent + 15) << 10)) + (units - 1024);
  });
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
