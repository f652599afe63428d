// npm run bench: builds and runs the native micro-benchmarks. Arguments go to Google Benchmark.
//
//   npm run bench -- --benchmark_filter=dense
import { readdirSync } from 'node:fs';
import { build, project, run } from '../build.mjs';
import { ensurePackages } from '../install.mjs';

try {
  const found = readdirSync(`${project}/cpp/bench`).some((name) => name.endsWith('_bench.cpp'));
  if (!found) throw new Error('There is no *_bench.cpp in cpp/bench to run.');
  ensurePackages(['libbenchmark-dev']);
  build(['native'], ['bench']);
  run('build/native/bench', process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
