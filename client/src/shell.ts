import { type Locale, regionOf } from '@fluxus/messages/say';
import type { Head } from './page.tsx';

export type Manifest = Record<string, { file: string; css?: string[]; assets?: string[]; imports?: string[] }>;

type Parts = {
  html: string;
  head: Head;
  locale: Locale;
  /** Id of who looks; empty for a visitor. */
  person: string;
  feedTitle: string;
  canonical: string;
  manifest: Manifest;
  learner: object | undefined;
};

/** The picture in client/public for pages without one of their own. */
const SHARED_PICTURE = { path: '/delen.png', alt: 'Fluxus academie' } as const;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

/** JSON that stays data inside a script element: no `<` can end the element, no line separator can end a string. */
const dataJson = (value: unknown) =>
  JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/** The document around a page. No inline script or style: the policy of the server forbids them. */
export function documentOf({ html, head, locale, person, feedTitle, canonical, manifest, learner }: Parts): string {
  const asset = (name: string) => `/${manifest[name]?.file ?? ''}`;
  const title = head.title === 'Fluxus academie' ? head.title : `${head.title} · Fluxus academie`;
  const address = head.canonical ?? canonical;
  const fonts = preloadedFonts(manifest).map(
    (file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${file}">`,
  );
  const lines = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    ...(head.description ? [`<meta name="description" content="${escapeHtml(head.description)}">`] : []),
    ...(head.index === false
      ? ['<meta name="robots" content="noindex">']
      : [`<link rel="canonical" href="${escapeHtml(address)}">`]),
    '<meta name="color-scheme" content="light dark">',
    ...fonts,
    `<link rel="stylesheet" href="${asset('src/styles/index.css')}">`,
    ...(learner ? [`<link rel="stylesheet" href="${asset('src/styles/reader.css')}">`] : []),
    ...(head.styles ?? []).map((name) => `<link rel="stylesheet" href="${asset(name)}">`),
    '<link rel="icon" href="/favicon.svg" type="image/svg+xml">',
    '<link rel="manifest" href="/manifest.webmanifest">',
    '<link rel="apple-touch-icon" href="/icon-192.png">',
    '<meta name="theme-color" content="#fdf9f0" media="(prefers-color-scheme: light)">',
    '<meta name="theme-color" content="#1a150f" media="(prefers-color-scheme: dark)">',
    `<link rel="alternate" type="application/atom+xml" title="${escapeHtml(feedTitle)}" href="/nieuw.atom">`,
    '<meta property="og:site_name" content="Fluxus academie">',
    `<meta property="og:title" content="${escapeHtml(head.title)}">`,
    '<meta property="og:type" content="website">',
    `<meta property="og:locale" content="${regionOf[locale].replace('-', '_')}">`,
    `<meta property="og:url" content="${escapeHtml(address)}">`,
    ...(head.description ? [`<meta property="og:description" content="${escapeHtml(head.description)}">`] : []),
    ...sharedPicture(head.image ?? SHARED_PICTURE, canonical),
    ...(head.structured ? [`<script type="application/ld+json">${dataJson(head.structured)}</script>`] : []),
    learner
      ? `<script type="module" src="${asset('src/start-learner.ts')}" data-sentences="${asset(`src/sentences/${locale}.ts`)}"></script>`
      : `<script type="module" src="${asset('src/enhance.ts')}"></script>`,
    ...(head.script ? [`<script type="module" src="${asset(head.script)}"></script>`] : []),
  ];
  const state = learner ? `<script type="application/json" id="state">${dataJson(learner)}</script>` : '';
  return `<!doctype html><html lang="${locale}"${person && ` data-person="${escapeHtml(person)}"`}><head>${lines.join('')}</head><body><div id="app">${html}</div>${state}</body></html>`;
}

/** What is shown where a page is shared: its own picture, or the rings. A PNG, because an SVG is not shown there. */
function sharedPicture({ path, alt }: NonNullable<Head['image']>, canonical: string): string[] {
  return [
    `<meta property="og:image" content="${escapeHtml(new URL(path, canonical).href)}">`,
    '<meta property="og:image:type" content="image/png">',
    '<meta property="og:image:width" content="1200">',
    '<meta property="og:image:height" content="630">',
    `<meta property="og:image:alt" content="${escapeHtml(alt)}">`,
    '<meta name="twitter:card" content="summary_large_image">',
  ];
}

/** The two upright fonts are on every page above the fold; the italic waits until it is used. */
function preloadedFonts(manifest: Manifest): string[] {
  return (manifest['src/styles/index.css']?.assets ?? []).filter(
    (file) => file.endsWith('.woff2') && !file.includes('italic'),
  );
}
