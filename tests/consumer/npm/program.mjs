// The same ten training runs in Node.
import createCore from 'relu-live-core';
import { hashRuns } from './runs.mjs';

console.log(JSON.stringify(hashRuns(await createCore())));
