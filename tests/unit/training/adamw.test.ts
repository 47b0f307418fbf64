import { expect, test } from 'vitest';
import { createMoments, stepAdamW } from '../../../training/adamw.ts';
import type { ParameterLayout } from '../../../training/parameter-layout.ts';

// Made with PyTorch's definition, written out by hand for one parameter:
//   p=1.0; m=v=0; for t,g in ((1,0.5),(2,-0.1)): p*=1-lr*wd; m=.9*m+.1*g; v=.99*v+.01*g*g
//   p-=lr*(m/(1-.9**t))/((v/(1-.99**t))**.5+1e-8)      with lr=0.1, wd=0.1
const settings = { beta1: 0.9, beta2: 0.99, weightDecay: 0.1 };
const layout: ParameterLayout = {
  slots: [
    { name: 'dense/kernel', shape: [1, 1], offset: 0, size: 1, fanIn: 1, isFrozen: false },
    { name: 'dense/bias', shape: [1], offset: 1, size: 1, fanIn: 0, isFrozen: false },
  ],
  statistics: [],
  size: 2,
};

test('AdamW moves as the paper has it, and only kernels decay', () => {
  const parameters = Float32Array.of(1, 1);
  const moments = createMoments(2);
  stepAdamW(parameters, Float32Array.of(0.5, 0.5), moments, layout, 1, 0.1, settings);
  expect(parameters[0]).toBeCloseTo(0.99 - 0.1, 6);
  expect(parameters[1]).toBeCloseTo(1 - 0.1, 6);
  stepAdamW(parameters, Float32Array.of(-0.1, -0.1), moments, layout, 2, 0.1, settings);
  const mean = (0.9 * 0.05 - 0.1 * 0.1) / (1 - 0.81);
  const square = (0.99 * 0.0025 + 0.01 * 0.01) / (1 - 0.9801);
  expect(parameters[0]).toBeCloseTo(0.89 * 0.99 - (0.1 * mean) / Math.sqrt(square), 6);
  expect(parameters[1]).toBeCloseTo(0.9 - (0.1 * mean) / Math.sqrt(square), 6);
});

test('what is frozen neither moves nor decays', () => {
  const parameters = Float32Array.of(1, 1);
  const [kernel, bias] = layout.slots;
  const frozen = { ...layout, slots: [{ ...kernel!, isFrozen: true }, bias!] };
  stepAdamW(parameters, Float32Array.of(0.5, 0.5), createMoments(2), frozen, 1, 0.1, settings);
  expect(parameters[0]).toBe(1);
  expect(parameters[1]).toBeCloseTo(0.9, 6);
});
