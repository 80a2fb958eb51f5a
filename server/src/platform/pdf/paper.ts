import { fileURLToPath } from 'node:url';
import { type Font, openSync } from 'fontkit';
import PDFDocument from 'pdfkit';

/** A typeface of ours, in the two files it is delivered in: the letters of our own languages, and those of more. */
type Face = 'text' | 'strong' | 'heading';

/** Colours of the house on white paper, each readable on it. */
export const INK = '#2d2520';
export const INK_SOFT = '#5c5148';
const LINE = '#d9d1c4';
export const LEAF = '#2c5e3c';

const MARGIN = 64;

/** Letters of other scripts, in one weight. */
const OTHER = 'other';

/** How each kind of words is set: face, size in points, colour, and the space before it in points. */
const STYLES = {
  title: { tag: 'H1', face: 'heading', size: 26, color: LEAF, before: 0 },
  chapter: { tag: 'H2', face: 'heading', size: 17, color: LEAF, before: 22 },
  section: { tag: 'H3', face: 'strong', size: 11.5, color: INK, before: 16 },
  text: { tag: 'P', face: 'text', size: 10.5, color: INK, before: 4 },
  small: { tag: 'P', face: 'text', size: 8.5, color: INK_SOFT, before: 3 },
} as const satisfies Record<string, { tag: string; face: Face; size: number; color: string; before: number }>;

export type WordStyle = keyof typeof STYLES;

/**
 * A PDF on A4 in the style of the house, tagged so that a screen reader reads it in order: what is written is a heading or a
 * paragraph of its structure, the foot of a page is none. Typefaces are embedded. For a character that none of
 * them has, `(?)` is written, and `incomplete` says so.
 */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  /** Whether something was written that the typefaces cannot draw. */
  incomplete = false;
  /** The top of its structure, for who draws more than words. */
  readonly root: PDFKit.PDFStructureElement;
  private readonly chunks: Buffer[] = [];
  private readonly whole: Promise<Buffer>;

  constructor(about: { title: string; lang: string; madeAt: Date; landscape?: boolean }) {
    this.doc = new PDFDocument({
      ...{ size: 'A4', margin: MARGIN, layout: about.landscape ? 'landscape' : 'portrait' },
      ...{ pdfVersion: '1.7', tagged: true, displayTitle: true, lang: about.lang, bufferPages: true },
      info: { Title: about.title, Creator: 'Fluxus academie', CreationDate: about.madeAt },
      // its types do not know yet that it writes what PDF/UA asks
      ...({ subset: 'PDF/UA' } as object),
    });
    for (const face of ['text', 'strong', 'heading'] as const) {
      this.doc.registerFont(face, fileOf(face));
      this.doc.registerFont(`${face}-more`, fileOf(`${face}-more`));
    }
    this.doc.registerFont(OTHER, fileOf(OTHER));
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
    this.whole = new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
      this.doc.on('end', () => resolve(Buffer.concat(this.chunks)));
      this.doc.on('error', reject);
    });
  }

  /** Writes words below what stands there. Lines stay lines; words keep together with what follows a heading. */
  write(words: string, style: WordStyle = 'text', lang?: string): this {
    const { tag, face, size, color, before } = STYLES[style];
    if (tag !== 'P') this.keepTogether(size * 6);
    this.doc.y += before;
    this.inStructure(tag, lang, () => this.set(words, face, size, color));
    return this;
  }

  /** A hairline across the page; no part of the structure. */
  rule(): this {
    const { doc } = this;
    doc.y += 14;
    doc.markContent('Artifact', { type: 'Layout' });
    doc
      .moveTo(MARGIN, doc.y)
      .lineTo(doc.page.width - MARGIN, doc.y)
      .lineWidth(0.5)
      .stroke(LINE);
    doc.endMarkedContent();
    doc.y += 4;
    return this;
  }

  /** Draws as one element of the structure, such as P, H1 or Figure. */
  inStructure(tag: string, lang: string | undefined, draw: () => void, alt?: string): void {
    const options: { lang?: string; alt?: string } = { ...(lang && { lang }), ...(alt && { alt }) };
    this.root.add(this.doc.struct(tag, options, draw));
  }

  /** Sets words in a face, each letter in the file that has it. */
  set(words: string, face: Face, size: number, color: string, options: PDFKit.Mixins.TextOptions = {}): void {
    const { doc } = this;
    doc.fillColor(color).fontSize(size);
    for (const line of words.normalize('NFC').replaceAll('\t', '    ').split(/\r?\n/)) {
      const runs = this.runsOf(line === '' ? ' ' : line, face);
      for (const [at, { font, text }] of runs.entries())
        doc.font(font).text(text, { lineGap: size * 0.32, ...options, continued: at < runs.length - 1 });
    }
  }

  /** The finished file. */
  finish(foot: (page: number, pages: number) => string): Promise<Buffer> {
    const { doc } = this;
    this.root.end();
    const { start, count } = doc.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      doc.switchToPage(page);
      doc.page.margins.bottom = 0;
      doc.markContent('Artifact', { type: 'Pagination' });
      doc.y = doc.page.height - MARGIN * 0.7;
      doc.x = MARGIN;
      const { width } = doc.page;
      this.set(foot(page - start + 1, count), 'text', 8, INK_SOFT, { width: width - 2 * MARGIN, lineBreak: false });
      doc.endMarkedContent();
    }
    doc.end();
    return this.whole;
  }

  /** Begins a new page when less than this is left of the one at hand, in points. */
  keepTogether(height: number): void {
    const { doc } = this;
    if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
  }

  private runsOf(words: string, face: Face): { font: string; text: string }[] {
    const runs: { font: string; text: string }[] = [];
    for (const { segment } of letters.segment(words)) {
      const found = fontFor(segment, face);
      if (!found) this.incomplete = true;
      const [font, text] = found ? [found, segment] : [face, '(?)'];
      const last = runs.at(-1);
      if (last?.font === font) last.text += text;
      else runs.push({ font, text });
    }
    return runs;
  }
}

const letters = new Intl.Segmenter('nl', { granularity: 'grapheme' });
const opened = new Map<string, Font>();

function fileOf(name: string): string {
  return fileURLToPath(new URL(`../../../fonts/${name}.ttf`, import.meta.url));
}

/** The file of a face that draws the whole of a letter, or that of other scripts; undefined when none does. */
function fontFor(letter: string, face: Face): string | undefined {
  return [face, `${face}-more`, OTHER].find((name) => has(name, letter));
}

function has(name: string, letter: string): boolean {
  const font = opened.get(name) ?? (openSync(fileOf(name)) as Font);
  opened.set(name, font);
  return [...letter].every((char) => font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0));
}
