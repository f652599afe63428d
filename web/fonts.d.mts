// Types of fonts.mjs, for the tests that are TypeScript.
export function characters(): string;
export function writeFonts(): Promise<void>;
