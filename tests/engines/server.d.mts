// Types of server.mjs, for the tests that are TypeScript.
import type { OutgoingHttpHeaders, RequestListener } from 'node:http';

interface Server {
  address: string;
  close(): Promise<void>;
}

export const dist: string;
export function listen(listener: RequestListener): Promise<Server>;
export function serve(options?: {
  headers?: (path: string) => OutgoingHttpHeaders;
  change?: (path: string, bytes: Buffer) => Buffer | undefined;
}): Promise<Server>;
