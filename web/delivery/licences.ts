// Writes licences.txt into the built page: of everything that it gives away and others have made.
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';
import { fontPackages } from '../fonts.mjs';

const project = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, project), 'utf8').trim();

/** The packages that have a module in the bundle. */
function packagesIn(bundle: Rolldown.OutputBundle): string[] {
  const modules = Object.values(bundle).flatMap((file) =>
    file.type === 'chunk' ? Object.keys(file.modules) : [],
  );
  return modules.flatMap((id) => id.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []);
}

/** Its name, version and licence; fails where it has none. */
function noticeOf(name: string): string {
  const folder = `node_modules/${name}/`;
  const file = readdirSync(new URL(folder, project)).find((path) => /^licen[cs]e/i.test(path));
  if (!file) throw new Error(`${name} is given away with the page and has no licence file.`);
  const { version } = JSON.parse(read(`${folder}package.json`));
  return `${name} ${version}\n\n${read(folder + file)}`;
}

export function licences(): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle(_, bundle) {
      const packages = [...new Set([...packagesIn(bundle), ...fontPackages])].sort();
      const parts = [
        `ReLU, live\n\n${read('LICENSE')}`,
        read('web/licences/data.txt'),
        read('web/licences/runtime.txt'),
        ...packages.map(noticeOf),
      ];
      const source = `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
    },
  };
}
