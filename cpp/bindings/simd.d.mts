// Types of simd.mjs.

/** Whether the engine can run the build with SIMD. */
export function hasSimd(): boolean;
