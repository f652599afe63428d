// A figure as a picture, with its title and its address on it.
import { domToCanvas } from 'modern-screenshot';

const SCALE = 2;
const MARGIN = 16;
const LETTERS = 12;

/** What can be pressed is not part of the picture. */
const isShown = (node: Node) =>
  !(node instanceof Element && node.matches('.controls, .status, details, .visually-hidden'));

/** The page's fonts as data: URLs: a picture fetches nothing. */
async function fonts(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) =>
      rule instanceof CSSFontFaceRule ? [{ rule, base: sheet.href ?? location.href }] : [],
    ),
  );
  const faces = rules.map(async ({ rule: { cssText }, base }) => {
    const [, path = ''] = cssText.match(/url\("?(.*?)"?\)/) ?? [];
    const file = await (await fetch(new URL(path, base))).blob();
    const embedded = cssText.replace(/url\(.*?\)/, `url(${await asData(file)})`);
    return embedded.replace(/font-display:\s*\w+/, 'font-display: block');
  });
  return (await Promise.all(faces)).join('\n');
}

function asData(file: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = failed;
    reader.readAsDataURL(file);
  });
}

/** From the figure's rule to the end of its caption. */
function heightOf(figure: HTMLElement): number {
  const caption = figure.querySelector('figcaption') ?? figure;
  return Math.ceil(caption.getBoundingClientRect().bottom - figure.getBoundingClientRect().top);
}

/** A data: URL of a PNG. */
export async function pictureOf(figure: HTMLElement, address: string): Promise<string> {
  const { backgroundColor } = getComputedStyle(document.body);
  const { color, fontFamily } = getComputedStyle(figure.querySelector('figcaption') ?? figure);
  const drawn = await domToCanvas(figure, {
    scale: SCALE,
    backgroundColor,
    height: heightOf(figure),
    filter: isShown,
    // Else a browser's own for figures.
    style: { margin: '0' },
    font: { cssText: await fonts() },
  });
  const canvas = document.createElement('canvas');
  const margin = SCALE * MARGIN;
  canvas.width = drawn.width + 2 * margin;
  canvas.height = drawn.height + 3 * margin + SCALE * LETTERS;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to draw on.');
  context.fillStyle = backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, margin, margin);
  context.fillStyle = color;
  context.font = `${SCALE * LETTERS}px ${fontFamily}`;
  context.fillText(address, margin, canvas.height - margin, drawn.width);
  return canvas.toDataURL('image/png');
}
