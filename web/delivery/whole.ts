// Fetches one of the page's files as it was built, or says in words why it cannot be had.
import { Undelivered } from './reasons';

/** What the file must hash to, as the build wrote it into the page; '' while one works on it. */
function integrityOf(address: string): string {
  const map = document.querySelector('script[type=importmap]')?.textContent ?? '{}';
  const here = new URL('.', document.baseURI).href;
  const file = new URL(address, here).href.replace(here, './');
  return JSON.parse(map).integrity?.[file] ?? '';
}

/** Rejects with `Undelivered`. */
export async function fetchWhole(address: string): Promise<Response> {
  const ask = (options: RequestInit) =>
    fetch(address, options).then(
      (response) => (response.ok ? response : undefined),
      () => undefined,
    );
  const integrity = integrityOf(address);
  // A damaged copy that the browser kept gives way to a new one.
  const response = (await ask({ integrity })) ?? (await ask({ integrity, cache: 'reload' }));
  if (response) return response;
  const arrived = await ask({ cache: 'no-store' });
  throw new Undelivered(`one of its files ${arrived ? 'arrived damaged' : 'did not arrive'}`);
}
