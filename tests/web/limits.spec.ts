// What figures let a reader set, held against the contract: they narrow what the core allows, and never widen it.
import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { readContract } from '../../cpp/contract/write.mjs';
import type { Figure } from '../../web/ui/figure/figure';
import type { Gate } from '../../web/ui/figure/gate';

const { modules, experiments, sessions, structs } = readContract();

async function all<Part>(folder: string): Promise<[name: string, part: Part][]> {
  const here = new URL(`../../web/${folder}/`, import.meta.url);
  const names = readdirSync(here).filter((name) => name.endsWith('.ts'));
  return Promise.all(
    names.map(async (name) => [name, (await import(new URL(name, here).pathname)).default]),
  );
}

const doorOf = (figure: Figure) => (figure.kind === 'session' ? figure.session : figure.experiment);

function optionsOf(door: string) {
  const { parts } = [...experiments, ...sessions].find(({ name }) => name === door) ?? {};
  return structs.get(parts?.options ?? '')?.fields ?? [];
}

test('a control takes nothing that the option of its name refuses', async () => {
  let compared = 0;
  for (const [name, figure] of await all<Figure>('figures')) {
    for (const control of figure.controls) {
      const option = optionsOf(doorOf(figure)).find((field) => field.name === control.key);
      const { low, high, whole, names } = option?.allowed ?? {};
      const where = `${name}: ${control.key}`;
      if (control.kind === 'select' && names) {
        compared++;
        const values = control.choices.map(({ value }) => value);
        expect(
          values.filter((value) => value !== 'none' && !names.includes(value)),
          where,
        ).toEqual([]);
      }
      if ((control.kind !== 'range' && control.kind !== 'number') || low === undefined) continue;
      compared++;
      const stops = control.kind === 'range' ? control.stops : undefined;
      const [min, max] = stops
        ? [Math.min(...stops), Math.max(...stops)]
        : [control.min, control.max];
      expect(min, where).toBeGreaterThanOrEqual(low);
      expect(max, where).toBeLessThanOrEqual(high ?? Number.POSITIVE_INFINITY);
      if (whole)
        expect(stops ? stops.every(Number.isInteger) : Number.isInteger(min), where).toBe(true);
    }
  }
  expect(compared).toBeGreaterThan(20);
});

test('every door that a figure or a prediction asks lies in a module of the page', async () => {
  const figures = (await all<Figure>('figures')).map(([, figure]) => doorOf(figure));
  const gates = (await all<Gate>('gates')).map(([, gate]) => gate.experiment);
  const page = modules.filter(({ name }) => name !== 'library').flatMap(({ doors }) => doors);
  for (const door of [...figures, ...gates]) expect(page).toContain(door);
});
