// Formulas with live numbers, as MathML in strings: only numbers and fixed text may go into them.

/** Variables are italic, names of functions upright. */
export const mi = (name: string) =>
  name.length === 1 ? `<mi>${name}</mi>` : `<mi mathvariant="normal">${name}</mi>`;
export const mn = (text: string | number) => `<mn>${text}</mn>`;
/** Spaced as between two terms, even where a line of formulas breaks before it. */
export const op = (sign: string) => `<mo form="infix">${sign}</mo>`;
export const words = (text: string) => `<mtext>${text}</mtext>`;

export const inBrackets = (content: string, [left, right]: [string, string] = ['(', ')']) =>
  `<mo stretchy="false">${left}</mo>${content}<mo stretchy="false">${right}</mo>`;

/** A number among others: in brackets if it is negative. */
export const term = (text: string) =>
  text.startsWith('−') ? `<mrow>${inBrackets(mn(text))}</mrow>` : mn(text);

/** "f(a, b)" */
export const call = (name: string, ...inputs: string[]) =>
  mi(name) + inBrackets(inputs.join('<mo>,</mo>'));

export const fraction = (above: string, below: string) =>
  `<mfrac><mrow>${above}</mrow><mrow>${below}</mrow></mfrac>`;
/** "∂L/∂z" */
export const partial = (of: string) => fraction(`<mo>∂</mo>${mi('L')}`, `<mo>∂</mo>${mi(of)}`);
export const squared = (content: string) =>
  `<msup><mrow>${inBrackets(content)}</mrow>${mn(2)}</msup>`;

/** A line of formulas that may break between them. */
export const row = (...formulas: string[]) =>
  `<p>${formulas.map((formula) => `<math>${formula}</math>`).join(' ')}</p>`;
