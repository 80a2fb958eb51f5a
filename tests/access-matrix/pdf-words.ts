import { inflateSync } from 'node:zlib';

/** All that a PDF of ours says, as a reader would select it: its fonts tell which letter each sign is. */
export function wordsOfPdf(pdf: Buffer): string {
  const streams = [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => {
    const bytes = Buffer.from(body, 'latin1');
    try {
      return inflateSync(bytes).toString('latin1');
    } catch {
      return bytes.toString('latin1');
    }
  });
  const fonts = streams.filter((one) => one.includes('begincmap')).map(lettersOf);
  const said = streams.filter((one) => / T[jJ]/.test(one)).flatMap(shownIn);
  // which font a piece is set in does not matter for whether a word is there: each is tried
  return fonts
    .map((font) => said.map((signs) => signs.map((sign) => font.get(sign) ?? '').join('')).join('\n'))
    .join('\n');
}

function lettersOf(cmap: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = '', , list = ''] of cmap.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*\[([^\]]*)\]/gi))
    for (const [at, [, hex = '']] of [...list.matchAll(/<([0-9a-f\s]*)>/gi)].entries())
      letters.set(
        Number.parseInt(from, 16) + at,
        Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le'),
      );
  return letters;
}

/** The signs of each piece of text, as numbers of two bytes. */
function shownIn(content: string): number[][] {
  return [...content.matchAll(/\[((?:\s*(?:<[0-9a-f]*>|-?[\d.]+))*)\s*\]\s*TJ/gi)].map(([, pieces = '']) => {
    const hex = [...pieces.matchAll(/<([0-9a-f]*)>/gi)].map(([, one]) => one).join('');
    return (hex.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 16));
  });
}
