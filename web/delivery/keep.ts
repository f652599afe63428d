// Has the page kept for a time without a network; without a word where that is not allowed.
import { fetchWhole } from './whole';

/** What the reader is here for comes first. */
const LATER_MILLISECONDS = 4000;

async function keep() {
  try {
    // Once it is there the browser looks for a new one with every visit.
    if (navigator.serviceWorker.controller) return;
    // Nobody checks a service worker's script on its way.
    await fetchWhole('./offline.js');
    await navigator.serviceWorker.register('./offline.js');
  } catch {
    // The page works as well without.
  }
}

export function keepForLater() {
  const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
  if (import.meta.env.DEV || connection?.saveData) return;
  addEventListener('load', () => setTimeout(keep, LATER_MILLISECONDS));
}
