// The one door for code that comes when it is needed.
import { fetchWhole } from './whole';

/** The files behind each part, as the build wrote them into the page; none while one works on it. */
function filesOf(part: string): string[] {
  const written = document.getElementById('parts')?.textContent ?? '{}';
  return JSON.parse(written)[part] ?? [];
}

/**
 * `part` is the module's path below web/, which `load` imports. Firefox remembers an import that failed, and
 * those that the module itself makes: all are fetched first, so that a second try is as good as the first.
 */
export async function bring<Module>(part: string, load: () => Promise<Module>): Promise<Module> {
  await Promise.all(filesOf(part).map(fetchWhole));
  return load();
}
