/** The light palette of the design (client/src/styles/tokens.css), for pictures that no style sheet reaches. */
export const COLOURS = {
  paper: '#fdf9f0',
  'paper-raised': '#fffefb',
  'line-strong': '#8d8575',
  ink: '#2a1f17',
  why: '#b14019',
  'why-wash': '#ffe7dc',
  how: '#8d5e00',
  'how-wash': '#fceece',
  what: '#2a673a',
  'what-wash': '#e6f3e4',
} as const;

/** What the classes of drawings mean; see client/src/styles/drawings.css. */
const STYLES: Readonly<Record<string, string>> = {
  'd-why': `fill:${COLOURS.why}`,
  'd-how': `fill:${COLOURS.how}`,
  'd-what': `fill:${COLOURS.what}`,
  'd-ink': `fill:${COLOURS.ink}`,
  'd-paper': `fill:${COLOURS.paper}`,
  'd-raised': `fill:${COLOURS['paper-raised']}`,
  'd-wash-why': `fill:${COLOURS['why-wash']}`,
  'd-wash-how': `fill:${COLOURS['how-wash']}`,
  'd-wash-what': `fill:${COLOURS['what-wash']}`,
  's-why': `stroke:${COLOURS.why}`,
  's-how': `stroke:${COLOURS.how}`,
  's-what': `stroke:${COLOURS.what}`,
  's-ink': `stroke:${COLOURS.ink}`,
  's-line': `stroke:${COLOURS['line-strong']}`,
};

const ROOT = /<svg\b[^>]*>/;
const VIEW_BOX = /\bviewBox\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/** A drawing with its colours inside and a size of its own, as it can stand alone. */
export function coloured(svg: string, width: number, height: number): string {
  const [root = '<svg>'] = ROOT.exec(svg) ?? [];
  const [, double, single] = VIEW_BOX.exec(root) ?? [];
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${double ?? single ?? '0 0 640 260'}" width="${width}" height="${height}">`;
  const styled = svg.replace(/\bclass\s*=\s*(?:"([^"]*)"|'([^']*)')/g, (_, one: string, other: string) => {
    const styles = (one ?? other).split(/\s+/).flatMap((name) => STYLES[name] ?? []);
    return styles.length > 0 ? `style="${styles.join(';')}"` : '';
  });
  return styled.replace(ROOT, open);
}
