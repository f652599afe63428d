// A real curve followed by a sum of ReLUs, with its kinks marked and counted.
import type { Hinges } from '#contract';
import { figure } from '../ui/figure/figure';
import { number } from '../ui/words/format';

const FIRST_YEAR = 2006;

/** 49 → "February 2010". */
const monthName = (month: number) =>
  new Date(Date.UTC(FIRST_YEAR, month)).toLocaleDateString('en', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

const year = (month: number) => FIRST_YEAR + month / 12;

/** A short stroke under the fit at every kink, clear of it: 64 of them must not hide what they mark. */
function ticks({ kinks, fit }: Hinges) {
  const inside = Array.from(kinks).filter((kink) => kink > 0);
  const x = inside.flatMap((kink) => [year(kink), year(kink), year(kink)]);
  const y = inside.flatMap((kink) => {
    const at = fit[kink] as number;
    return [at - 0.4, at - 1.2, Number.NaN];
  });
  return { x, y };
}

/** The kinks where the slope changes most, in order of time. */
function strongest({ kinks, slopeChanges }: Hinges, count: number): string[] {
  return Array.from(kinks, (kink, i) => ({ kink, change: Math.abs(slopeChanges[i] as number) }))
    .filter(({ kink }) => kink > 0)
    .sort((a, b) => b.change - a.change)
    .slice(0, count)
    .sort((a, b) => a.kink - b.kink)
    .map(({ kink }) => monthName(kink));
}

export default figure({
  kind: 'experiment',
  experiment: 'hinges',
  defaults: { units: 4 },
  controls: [{ kind: 'range', key: 'units', label: 'ReLUs', min: 1, max: 64, step: 1 }],
  plots: [
    {
      title: 'US non-farm payroll jobs, millions; dotted: as counted; strokes: kinks',
      x: {
        title: 'year',
        min: 2006,
        max: 2016,
        step: 2,
        write: (value) => value.toFixed(2).replace('.00', ''),
      },
      y: { title: 'millions', min: 128, max: 144, step: 4, write: (value) => number(value, 6) },
    },
  ],
  options: ({ units }) => ({ units }),
  draw(data) {
    const x = Array.from(data.month, year);
    return [
      {
        series: [
          {
            label: 'as counted',
            endLabel: '',
            colour: 'ink',
            weight: 'thin',
            x,
            y: data.employees,
          },
          { label: 'kinks', endLabel: '', helper: true, colour: 'relu', ...ticks(data) },
          { label: 'sum of ReLUs', endLabel: 'ReLUs', colour: 'relu', x, y: data.fit },
        ],
      },
    ];
  },
  caption(data, { units }) {
    const sum = units === 1 ? 'One ReLU and a constant make' : `${units} ReLUs and a constant make`;
    const pieces = `${data.pieces} straight piece${data.pieces === 1 ? '' : 's'}`;
    const first = Array.from(data.kinks).includes(0)
      ? ' One ReLU is open from the start, for the first piece’s slope.'
      : '';
    const kinks = strongest(data, 2);
    const bends = data.pieces > kinks.length + 1 ? 'bends most' : 'bends';
    const where = kinks.length > 0 ? ` The curve ${bends} in ${kinks.join(' and ')}.` : '';
    return `${sum} ${pieces}.${first}${where} It misses the count by ${number(data.rmse)} million (root mean square).`;
  },
});
