export type LoadingShapeProps = {
  /** The shape of what is coming. */
  shape: 'text' | 'rows' | 'card';
  /** Read aloud instead of the shape. */
  label: string;
  /** How many rows, lines or cards. */
  count?: number;
  /** `h1` where it stands for a whole page. */
  heading?: 'h1' | 'span';
};

function Part({ shape }: Pick<LoadingShapeProps, 'shape'>) {
  if (shape === 'card') return <span className="shape shape-card" />;
  if (shape === 'text') return <span className="shape" />;
  return (
    <span className="shape-row">
      <span className="shape shape-round" />
      <span className="shape-lines">
        <span className="shape" />
        <span className="shape shape-short" />
      </span>
    </span>
  );
}

/** What is still being fetched, in its own shape, so that nothing jumps when it arrives. */
export function LoadingShape({ shape, label, count = 3, heading: Label = 'span' }: LoadingShapeProps) {
  return (
    <div className="loading" role="status">
      <Label className="visually-hidden">{label}</Label>
      {shape === 'text' && <span className="shape shape-head" />}
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts are all alike and never change places
        <Part key={index} shape={shape} />
      ))}
      {shape === 'text' && <span className="shape shape-short" />}
    </div>
  );
}
