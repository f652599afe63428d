// An axis of a plot: its ends, where a value lies on it, how its numbers are written.
import { number } from '../words/format';

/** Its ends are fixed: a moving scale would hide what moves. */
export interface Axis {
  title: string;
  min: number;
  max: number;
  /** Between two ticks; on a logarithmic axis in powers of ten. */
  step?: number;
  /** Equal distances are equal ratios; what is not above 0 has no place. */
  scale?: 'log';
  /** How its numbers are written, where three digits are not right: years. */
  write?: (value: number) => string;
}

export const written = ({ write = number }: Axis, value: number) => write(value);

/** Where a value lies: on a logarithmic axis its power of ten. NaN has no place. */
export const placeOf = ({ scale }: Axis, value: number): number => {
  if (scale !== 'log') return value;
  return value > 0 ? Math.log10(value) : Number.NaN;
};

/** The value that lies there. */
export function valueAt({ scale }: Axis, place: number): number {
  if (scale !== 'log') return place;
  // 10 ** −4 is not the float that is nearest to it.
  return Number.isInteger(place) ? Number(`1e${place}`) : 10 ** place;
}

/** What stands at a tick: a power of ten without its 1. */
export const tick = (axis: Axis, place: number) =>
  written(axis, valueAt(axis, place)).replace(/^1\u00a0·\u00a0/, '');

/** The places of the ticks, from the lower end to the upper. */
export function ticks(axis: Axis): number[] {
  const [low, high] = [placeOf(axis, axis.min), placeOf(axis, axis.max)];
  const step = axis.step ?? (high - low) / 4;
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  // Multiplied, not added up: 0.1 three times is not 0.3.
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
