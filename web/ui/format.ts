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
      : size.toLocaleString('en', { maximumSignificantDigits: digits });
  return value < 0 ? MINUS + text : text;
}

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

/** How many digits two neighbours need for their difference to have three, as far as 32-bit floats go. */
export function digitsToTellApart(a: number, b: number): number {
  const lost = Math.log10(Math.max(Math.abs(a), Math.abs(b)) / Math.abs(a - b));
  return Math.min(9, 3 + Math.max(0, Math.ceil(lost) || 0));
}

/** With as many decimals as the step has, so that a moving number does not change its width. */
export function fixed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** For the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** 0.985 → "98.5 %". */
export function percent(share: number): string {
  return `${number(share * 100)}\u00a0%`;
}
