const TITLE = /<title>([^<]*)<\/title>/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'" };

/** What a drawing shows, as its own title tells; empty where it has none. */
export function drawingAlt(svg: string | undefined): string {
  const title = TITLE.exec(svg ?? '')?.[1] ?? '';
  return title.replace(/&(amp|lt|gt|quot|#39|apos);/g, (_, name: string) => ENTITIES[name] ?? '').trim();
}
