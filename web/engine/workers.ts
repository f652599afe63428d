// Starts the page's workers from one script, fetched once and kept as a blob: unlike a worker made
// from an address, one made from a blob inherits the page's policy, and it runs in sandboxed frames.
import { Unsupported } from '../delivery/reasons';
import { fetchWhole } from '../delivery/whole';
import ownAddress from './worker?worker&url';

/** While one works on the page, its worker is a module that imports others. */
const type = import.meta.env.DEV ? 'module' : 'classic';

async function blobAddress(): Promise<string> {
  const response = await fetchWhole(ownAddress);
  const script = new Blob([await response.arrayBuffer()], { type: 'text/javascript' });
  return URL.createObjectURL(script);
}

/** Who has not begun by then never will: a worker that the browser ended says nothing. */
const BEGIN_MILLISECONDS = 20_000;
const SLOW = 'The worker did not begin.';

/** A worker that has begun to run, as its first message says. */
function begun(address: string): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(address, { type });
    const give = (up: string) => {
      clearTimeout(deadline);
      worker.terminate();
      reject(new Error(up));
    };
    const deadline = setTimeout(give, BEGIN_MILLISECONDS, SLOW);
    worker.onerror = (event) => {
      event.preventDefault();
      give('The worker was refused.');
    };
    worker.onmessage = () => {
      clearTimeout(deadline);
      resolve(worker);
    };
  });
}

const NONE =
  'This browser has no web workers, in which the page computes, so nothing can be computed here.';
const REFUSED =
  "Web workers, in which this page computes, are refused: the site that shows it must allow 'self' or blob: as worker-src in its policy.";

/** Resolves to the way to start one more worker. */
export async function prepareWorkers(): Promise<() => Worker> {
  if (typeof Worker === 'undefined') throw new Unsupported(NONE);
  let address = import.meta.env.DEV ? ownAddress : await blobAddress();
  let first: Worker | undefined = await begun(address).catch(() => {
    // The host's policy forbids blobs; a worker then has the policy of its own file.
    address = ownAddress;
    return begun(address).catch((error) => {
      throw error.message === SLOW ? error : new Unsupported(REFUSED);
    });
  });
  return () => {
    const worker = first ?? new Worker(address, { type });
    first = undefined;
    return worker;
  };
}
