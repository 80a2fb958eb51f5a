import { Anchor } from './anchor.tsx';

/** The three arcs of the logo. */
function BrandMark({ size = 30 }: { size?: number }) {
  return (
    <svg className="rings" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g transform="rotate(-90 16 16)" strokeWidth="3">
        <circle className="ring-why" cx="16" cy="16" r="13.5" strokeDasharray="64 90" />
        <circle className="ring-how" cx="16" cy="16" r="8.8" strokeDasharray="42 60" />
        <circle className="ring-what" cx="16" cy="16" r="4.2" strokeDasharray="21 30" />
      </g>
    </svg>
  );
}

/** Logo and name, leading home. */
export function Brand({ name, href = '/' }: { name: string; href?: string }) {
  return (
    <Anchor className="brand" href={href}>
      <BrandMark />
      {name}
    </Anchor>
  );
}
