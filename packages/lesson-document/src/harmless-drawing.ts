const ELEMENTS = new Set(['svg', 'g', 'path', 'circle', 'ellipse', 'rect', 'line', 'polyline', 'polygon', 'title']);
const ATTRIBUTES = new Set(
  `xmlns viewbox width height class d cx cy r rx ry x y x1 y1 x2 y2 points transform fill fill-opacity fill-rule opacity
   stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-opacity pathlength preserveaspectratio
   aria-hidden focusable role`.split(/\s+/),
);
const TAG = /<\/?([a-zA-Z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*\/?>/g;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const LARGEST = 20_000;

/** Whether a drawing may stand inside a page: shapes and classes only, nothing that runs, loads or leads elsewhere. */
export function isHarmlessDrawing(svg: string): boolean {
  if (svg.length > LARGEST || !svg.trimStart().startsWith('<svg')) return false;
  // whatever is left between the tags may not begin another one
  if (/[<>]/.test(svg.replace(TAG, ''))) return false;
  return [...svg.matchAll(TAG)].every(
    ([, element = '', attributes = '']) =>
      ELEMENTS.has(element) &&
      [...attributes.matchAll(ATTRIBUTE)].every(
        ([, name = '', double, single]) =>
          ATTRIBUTES.has(name.toLowerCase()) && (name === 'xmlns' || !/[:\\&]|url\(/i.test(double ?? single ?? '')),
      ),
  );
}
