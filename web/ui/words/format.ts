// Numbers as the page writes them: three significant digits and a true minus sign.

const MINUS = '−';

/** 0.0312, −1.5, 12,300; ∞ and "not a number" in words a reader knows. */
export function number(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value < 0 ? `${MINUS}∞` : '∞';
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e7)
      ? scientific(size, digits)
      : formatOf(digits).format(size);
  return value < 0 ? MINUS + text : text;
}

const formats = new Map<number, Intl.NumberFormat>();

/** Making one takes as long as thirty uses. */
function formatOf(digits: number): Intl.NumberFormat {
  const made =
    formats.get(digits) ?? new Intl.NumberFormat('en', { maximumSignificantDigits: digits });
  formats.set(digits, made);
  return made;
}

/** The power of ten of the first digit. */
const power = (size: number) => Number(size.toExponential().split('e')[1]);

/** What is said of a number of which no digit means something. An interval would be contradicted as well. */
export const CHAOTIC = 'chaotic';

/**
 * As `number`, with no more digits than mean something: half a unit of the last one is no less than the margin that
 * rounding leaves.
 */
export function measured(value: number, margin: number, digits = 3): string {
  if (Number.isNaN(value)) return number(value);
  if (margin === 0 || (!Number.isFinite(value) && Number.isFinite(margin)))
    return number(value, digits);
  const size = Math.abs(value);
  for (let most = digits; size > 0 && most > 0; most--) {
    if (10 ** (power(size) - most + 1) / 2 >= margin) return number(value, most);
  }
  return CHAOTIC;
}

/** A loss: of 0 rounding leaves no digit, whatever the margin. */
export const measuredLoss = (loss: number, margin: number) =>
  loss === 0 && margin === 0 ? '0 (rounded)' : measured(loss, margin);

/** As `fixed`, with no more decimals than mean something. */
export function measuredFixed(value: number, margin: number, decimals: number): string {
  for (let most = decimals; most > 0; most--) {
    if (10 ** -most / 2 >= margin) return fixed(value, most);
  }
  return measured(value, margin);
}

/** As `measured`, of how many there are: a count is exact or none. */
export const measuredCount = (count: number, margin: number): string =>
  margin < 0.5 ? String(count) : CHAOTIC;

function scientific(size: number, digits: number): string {
  const [mantissa = '', exponent = '0'] = size.toExponential(digits - 1).split('e');
  const raised = [...String(Number(exponent))].map((sign) => SUPERSCRIPT[sign] ?? sign).join('');
  return `${Number(mantissa)}\u00a0·\u00a010${raised}`;
}

const SUPERSCRIPT: Record<string, string> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

const PLAIN = Object.fromEntries(
  Object.entries(SUPERSCRIPT).map(([sign, raised]) => [raised, sign]),
);

/** How many digits two neighbours need for their difference to have three, as far as 32-bit floats go. */
export function digitsToTellApart(a: number, b: number): number {
  const lost = Math.log10(Math.max(Math.abs(a), Math.abs(b)) / Math.abs(a - b));
  return Math.min(9, 3 + Math.max(0, Math.ceil(lost) || 0));
}

/** What is written, read back. */
export function readBack(text: string): number {
  const plain = text.replace(MINUS, '-').replaceAll(',', '');
  const [mantissa, raised] = plain.split('\u00a0·\u00a010');
  const power = [...(raised ?? '')].map((sign) => PLAIN[sign] ?? sign).join('');
  return Number(raised ? `${mantissa}e${power}` : plain);
}

/** What stands left of a sign, and right of it; after a sum, the size of its terms, which rounding goes by. */
export type Sides = [left: number, right: number, size?: number];

/**
 * The page's one rule: "=" if both sides, computed from the digits that are shown, are the same as far
 * as 32-bit floats go; else "≈". A side without numbers is what the core says it is.
 */
export const equals = (...all: Sides[]): '=' | '≈' =>
  all.every(
    ([left, right, size = 0]) =>
      Math.abs(left - right) <= Math.max(Math.abs(left), Math.abs(right), size) * 2 ** -23,
  )
    ? '='
    : '≈';

/** How a number is to be introduced that is written like this. */
export const as = (text: string, exact: number) => equals([exact, readBack(text)]);

/** With as many decimals as the step has, so that a moving number does not change its width. */
export function fixed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** For the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** 0.985 → "98.5 %"; whole per cents where no more means something. */
export function percent(share: number, margin = 0): string {
  const [value, around] = [100 * share, 100 * margin];
  if (around > 0.5) return CHAOTIC;
  const text = measured(value, around);
  if (Number.isNaN(value)) return text;
  return `${text === CHAOTIC ? Math.round(value) : text}\u00a0%`;
}
