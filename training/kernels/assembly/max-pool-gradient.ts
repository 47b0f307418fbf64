/**
 * Gradient of max pooling [batch, height, width, channels] → [batch, outHeight, outWidth, channels], channels a multiple of
 * 4: every window adds its gradient to its first greatest value.
 */
export function maxPoolGradient(
  dy: usize,
  x: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  poolHeight: i32,
  poolWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  top: i32,
  left: i32,
  dx: usize,
): void {
  const pixel = channels << 2;
  const picture = height * width * pixel;
  memory.fill(dx, 0, batch * picture);
  for (let index = 0; index < batch; index++) {
    for (let outY = 0; outY < outHeight; outY++) {
      const firstY = max(outY * strideHeight - top, 0);
      const endY = min(outY * strideHeight - top + poolHeight, height);
      for (let outX = 0; outX < outWidth; outX++) {
        const firstX = max(outX * strideWidth - left, 0);
        const endX = min(outX * strideWidth - left + poolWidth, width);
        for (let offset = 0; offset < pixel; offset += 16) {
          let greatest = f32x4.splat(-Infinity);
          let place = i32x4.splat((firstY * width + firstX) * pixel + offset);
          for (let y = firstY; y < endY; y++) {
            let at = (y * width + firstX) * pixel + offset;
            for (let column = firstX; column < endX; column++) {
              const value = v128.load(x + at);
              const isGreater = f32x4.gt(value, greatest);
              greatest = v128.bitselect(value, greatest, isGreater);
              place = v128.bitselect(i32x4.splat(at), place, isGreater);
              at += pixel;
            }
          }
          const gradient = v128.load(dy + offset);
          addTo(dx + i32x4.extract_lane(place, 0), f32x4.extract_lane(gradient, 0));
          addTo(dx + i32x4.extract_lane(place, 1) + 4, f32x4.extract_lane(gradient, 1));
          addTo(dx + i32x4.extract_lane(place, 2) + 8, f32x4.extract_lane(gradient, 2));
          addTo(dx + i32x4.extract_lane(place, 3) + 12, f32x4.extract_lane(gradient, 3));
        }
        dy += pixel;
      }
    }
    x += picture;
    dx += picture;
  }
}

@inline
function addTo(target: usize, value: f32): void {
  store<f32>(target, load<f32>(target) + value);
}
