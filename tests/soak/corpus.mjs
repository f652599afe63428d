// What libFuzzer begins with: the smallest inputs that reach all it has ever reached, a line of base64 each.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../../cpp/build.mjs';

const FILE = `${project}/tests/fuzz/corpus.txt`;

/** Writes each input into a file of its own. */
export function unpack(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [i, line] of readFileSync(FILE, 'utf8').trim().split('\n').entries()) {
    writeFileSync(join(folder, String(i)), Buffer.from(line, 'base64'));
  }
}

/** The other way round. */
export function pack(folder) {
  const inputs = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'base64'));
  writeFileSync(FILE, `${inputs.sort().join('\n')}\n`);
}
