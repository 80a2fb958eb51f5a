type Node = { type: string; attrs?: Record<string, unknown>; content?: readonly unknown[] };

/** Every node of a valid lesson document, in reading order. */
export function* nodesIn(root: unknown): Generator<Node> {
  const node = root as Node;
  yield node;
  for (const child of node.content ?? []) yield* nodesIn(child);
}
