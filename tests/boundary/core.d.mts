// Types of core.mjs, for the tests that are TypeScript.
import type { Core } from '../../cpp/bindings/door.mjs';

export function loadCore(preset: string): Promise<Core>;
