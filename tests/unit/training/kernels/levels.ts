/** What the kernels can be made of here: every test runs on each. */
export const levels = ['composed', 'simd', 'relaxed-simd'] as const;
