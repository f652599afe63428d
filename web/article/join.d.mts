export function joined(page: string): string;
export function article(): string;
