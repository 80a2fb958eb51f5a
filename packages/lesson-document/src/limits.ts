/** What a lesson may be at most. Lengths are in UTF-16 units. */
export const LIMITS = {
  blocks: 500,
  /** Nodes of every kind together. */
  nodes: 10_000,
  /** All that is written, texts and attributes together; also the length of a lesson in Markdown. */
  text: 200_000,
  /** One attribute. */
  line: 1_000,
  key: 120,
  options: 12,
  /** Nodes inside nodes, the document itself included. */
  depth: 12,
  /** Problems told at once. */
  problems: 100,
} as const;
