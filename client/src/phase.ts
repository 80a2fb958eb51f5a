/** A phase of the schema as the design system names it. */
export function phaseName(phase: 'WHY' | 'HOW' | 'WHAT'): 'why' | 'how' | 'what' {
  return phase === 'WHY' ? 'why' : phase === 'HOW' ? 'how' : 'what';
}
