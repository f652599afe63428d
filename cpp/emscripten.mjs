// Finds the newest Emscripten: the one on the path, or an emsdk's ($EMSDK, ~/emsdk).
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { find } from './install.mjs';

function candidates() {
  const emcc = find('emcc');
  const home = emcc && dirname(realpathSync(emcc));
  const onPath = home ? [home, join(home, '../libexec')] : [];
  const sdks = [process.env.EMSDK, join(homedir(), 'emsdk')].filter(Boolean);
  return [...onPath, ...sdks.map((sdk) => join(sdk, 'upstream/emscripten'))];
}

const versionFile = (root) => join(root, 'emscripten-version.txt');

function version(root) {
  return readFileSync(versionFile(root), 'utf8').trim().replaceAll('"', '');
}

/** { root, version } of the newest Emscripten there is, or nothing. */
export function findEmscripten() {
  return candidates()
    .filter((root) => existsSync(versionFile(root)))
    .map((root) => ({ root, version: version(root) }))
    .sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))[0];
}
