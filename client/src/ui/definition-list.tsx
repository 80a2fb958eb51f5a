import type { ReactNode } from 'react';

/** Facts with their names: when, where, what it costs. */
export function DefinitionList({ items }: { items: readonly { term: string; description: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items.map(({ term, description }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  );
}
