// Installs the npm packages of the lock file if node_modules is missing or older than it.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

function changed(path) {
  return statSync(join(project, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

export function ensureNodeModules() {
  // npm writes this file at the end of an installation.
  if (changed('node_modules/.package-lock.json') >= changed('package-lock.json')) return;
  console.log('Installing npm packages');
  const { status } = spawnSync('npm', ['ci'], { cwd: project, stdio: 'inherit' });
  if (status !== 0) throw new Error('npm ci failed: its message is above.');
}
