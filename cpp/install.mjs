// Installs Debian packages that a command needs, or says in one sentence what to install.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a command, or nothing. */
export function find(command) {
  const folders = process.env.PATH.split(delimiter);
  return folders.map((folder) => join(folder, command)).find(existsSync);
}

function clangRuntime() {
  const folder = execFileSync('clang++', ['-print-resource-dir'], { encoding: 'utf8' }).trim();
  return existsSync(join(folder, 'lib')) && readdirSync(join(folder, 'lib')).length > 0;
}

/** How to see, for each package, that what it brings is there, wherever it came from. */
const present = {
  catch2: () => ['/usr', '/usr/local'].some((at) => existsSync(`${at}/include/catch2`)),
  chromium: () => find('chromium'),
  clang: () => find('clang++'),
  'clang-format': () => find('clang-format'),
  cmake: () => find('cmake'),
  emscripten: () => find('emcc'),
  'firefox-esr': () => find('firefox-esr') ?? find('firefox'),
  'g++': () => find('g++'),
  'libbenchmark-dev': () =>
    ['/usr', '/usr/local'].some((at) => existsSync(`${at}/include/benchmark`)),
  'libclang-rt-dev': () => find('clang++') && clangRuntime(),
  'ninja-build': () => find('ninja'),
  'webkit2gtk-driver': () => find('WebKitWebDriver'),
  xauth: () => find('xauth'),
  xvfb: () => find('xvfb-run'),
};

/** What to put before apt-get to be allowed to install, or nothing if we are not. */
function permission() {
  if (!find('apt-get')) return undefined;
  if (process.getuid() === 0) return [];
  const sudo = find('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0;
  return sudo ? ['sudo', '-n'] : undefined;
}

/** Installs those of the packages (keys of `present`) that are missing. */
export function ensurePackages(packages) {
  const missing = packages.filter((name) => !present[name]());
  if (missing.length === 0) return;
  const prefix = permission();
  const list = missing.join(' ');
  if (!prefix) throw new Error(`Please install ${list} (on Debian: sudo apt-get install ${list}).`);
  console.log(`Installing ${list} with apt-get; this can take some minutes.`);
  const environment = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, ...environment, 'apt-get', '-qy', ...args];
    return spawnSync(command, rest, { stdio: 'inherit' }).status;
  };
  apt('update'); // A source that fails matters only if the next step fails.
  if (apt('install', '--no-install-recommends', ...missing) !== 0) {
    throw new Error(`apt-get could not install ${list}: its message is above.`);
  }
}
