// Types of fonts.mjs, for the tests that are TypeScript.
export const fontPackages: string[];
export function characters(): string;
export function writeFonts(): Promise<void>;
