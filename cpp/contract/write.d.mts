// Types of write.mjs, for the tests that are TypeScript.

export interface Field {
  name: string;
  default: unknown;
  allowed: { low?: number; high?: number; whole?: boolean; names?: string[] } | null;
}

interface Door {
  name: string;
  /** "options" and the like: the name of its struct. */
  parts: Record<string, string>;
}

export function readContract(): {
  modules: { name: string; doors: string[] }[];
  experiments: Door[];
  sessions: Door[];
  structs: Map<string, { fields: Field[] }>;
};
export function writeContract(): void;
