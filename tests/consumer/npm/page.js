// Ten training runs in a page.
import createCore from 'relu-live-core';
import { hashRuns } from './runs.mjs';

globalThis.hashes = createCore().then(hashRuns);
