// Another project builds ours with flags of its own, and gets the bits that our suites get; ctest knows every test.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const [native, consumer] = [folder('../../build/native'), folder('../../build/consumer')];

const output = (command, ...args) => execFileSync(command, args, { encoding: 'utf8' });

test('a project with targets of the same names trains our network, with -O3 -march=haswell, to the same bits', () => {
  const ours = output(`${native}/xor`);
  assert.match(ours, /^loss 0x1\..*p-[3-9]\d$/m, 'exclusive or is learned');
  assert.equal(output(`${consumer}/xor`), ours);
});

test('what our headers compute within that project has the same bits', () => {
  const functions = output(`${consumer}/functions`).trim().split('\n');
  assert.equal(functions.length, 4);
  const ours = output(`${native}/training_hashes`).split('\n');
  for (const line of functions) assert.ok(ours.includes(line), line);
});

test('our tests, benchmarks and flags are not in that project', () => {
  const targets = output('ninja', '-C', consumer, '-t', 'targets', 'all');
  assert.match(targets, /librelu_live_core\.a/);
  assert.doesNotMatch(targets, /_test\.cpp|_bench\.cpp|experiments|training_hashes/);
  const commands = output('ninja', '-C', consumer, '-t', 'commands', 'xor').split('\n');
  const own = commands.find((command) => command.includes('xor.cpp.o'));
  assert.match(own, /-ffp-contract=off/);
  assert.doesNotMatch(own, /-Wall|-Werror/);
});

test('ctest runs the C++ tests one by one, but for those that only a soak runs', () => {
  const sources = folder('../cpp/');
  const written = readdirSync(sources)
    .filter((name) => name.endsWith('_test.cpp'))
    .flatMap(
      (name) => readFileSync(sources + name, 'utf8').match(/^TEST_CASE\([\s\S]*?\{$/gm) ?? [],
    )
    .filter((head) => !head.includes('[.'));
  const { tests } = JSON.parse(output('ctest', '--test-dir', native, '--show-only=json-v1'));
  assert.ok(tests.length > 100);
  assert.equal(tests.length, written.length);
});
