import { fileURLToPath } from 'node:url';
import type { SKRSContext2D } from '@napi-rs/canvas';
import { COLOURS, coloured } from './colours.ts';

const WIDTH = 1200;
const HEIGHT = 630;
/** What a drawing of the academy is made on. */
const DRAWING = { width: 640, height: 260 };
const MARGIN = 64;
const MARK = 92;
/** Sizes of type, and the least in which a title stands on one line rather than larger on two. */
const SIZES = [88, 72, 64, 56, 48, 42];
const LEAST_ON_ONE_LINE = 48;
const SMALLEST = 42;
const LEADING = 1.14;
const MOST_LINES = 2;
const FONT = 'Fraunces Variable';
const RINGS = [
  { colour: COLOURS.why, radius: 52 },
  { colour: COLOURS.how, radius: 37 },
  { colour: COLOURS.what, radius: 22 },
];

/** Paints a title under its drawings on paper, beside the rings, in the light palette; as a PNG. */
export async function paint(title: string, drawings: readonly string[]): Promise<Buffer> {
  // the library is large and native: a process that is never asked for a picture does not load it
  const { createCanvas, GlobalFonts, loadImage } = await import('@napi-rs/canvas');
  if (!GlobalFonts.has(FONT)) GlobalFonts.registerFromPath(fontFile(), FONT);
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.fillStyle = COLOURS.paper;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  const columns = drawings.length <= 2 ? Math.max(1, drawings.length) : drawings.length <= 4 ? 2 : 3;
  const width = WIDTH / columns;
  const height = (width * DRAWING.height) / DRAWING.width;
  const shown = drawings.slice(0, columns * Math.floor(HEIGHT / 1.4 / height) || 1);
  for (const [at, svg] of shown.entries()) {
    const image = await loadImage(Buffer.from(coloured(svg, width, height)));
    context.drawImage(image, (at % columns) * width, Math.floor(at / columns) * height, width, height);
  }
  const top = Math.ceil(shown.length / columns) * height;
  const middle = (top + HEIGHT) / 2;
  write(context, title, middle, HEIGHT - top);
  drawRings(context, WIDTH - MARGIN - MARK / 2, middle);
  return canvas.encode('png');
}

/** On one line where it can be read well, else on two; what does not fit even then ends in an ellipsis. */
function write(context: SKRSContext2D, title: string, middle: number, room: number): void {
  const width = WIDTH - 2 * MARGIN - MARK - 40;
  const set = (size: number) => {
    context.font = `560 ${size}px "${FONT}"`;
    return linesOf(context, title, width);
  };
  const within = SIZES.filter((size) => size <= room * 0.45);
  const size =
    within.find((one) => one >= LEAST_ON_ONE_LINE && set(one).length === 1) ??
    within.find((one) => set(one).length <= MOST_LINES && MOST_LINES * one * LEADING <= room - MARGIN / 2) ??
    SMALLEST;
  const lines = set(size);
  const shown = lines.slice(0, MOST_LINES);
  if (lines.length > MOST_LINES) shown.push(shortened(context, `${shown.pop()} …`, width));
  context.fillStyle = COLOURS.ink;
  const first = middle - ((shown.length - 1) * size * LEADING) / 2 + size * 0.33;
  for (const [at, line] of shown.entries()) context.fillText(line, MARGIN, first + at * size * LEADING);
}

function linesOf(context: SKRSContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function shortened(context: SKRSContext2D, line: string, width: number): string {
  let text = line;
  while (context.measureText(text).width > width && text.length > 2) text = `${text.slice(0, -2).trimEnd()}…`;
  return text;
}

/** The mark of the academy: three open rings around a shared middle. */
function drawRings(context: SKRSContext2D, x: number, y: number): void {
  const scale = MARK / 120;
  context.lineWidth = 11 * scale;
  context.lineCap = 'round';
  for (const { colour, radius } of RINGS) {
    context.strokeStyle = colour;
    context.beginPath();
    context.arc(x, y, radius * scale, -Math.PI / 2, Math.PI * 0.92);
    context.stroke();
  }
}

function fontFile(): string {
  return fileURLToPath(import.meta.resolve('@fontsource-variable/fraunces/files/fraunces-latin-soft-normal.woff2'));
}
