import { classNames } from './class-names.ts';

export type RingsProps = {
  /** Fractions from 0 to 1; what lies outside is brought inside. */
  why: number;
  how: number;
  what: number;
  /** Width and height in CSS pixels. */
  size?: number;
  /** What the rings say, in words. Left out when the words stand beside them. */
  label?: string;
};

const RINGS = [
  { name: 'why', radius: 52 },
  { name: 'how', radius: 37 },
  { name: 'what', radius: 22 },
] as const;

const percent = (fraction: number) =>
  Number.isFinite(fraction) ? Math.round(Math.min(1, Math.max(0, fraction)) * 1000) / 10 : 0;

/** Three open rings around a shared middle: waarom outside, hoe between, wat inside. */
export function Rings({ size = 64, label, ...fractions }: RingsProps) {
  const naming = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: aria-label names it, or it is hidden because the words stand beside it
    <svg className="rings" width={size} height={size} viewBox="0 0 120 120" focusable="false" {...naming}>
      <g transform="rotate(-90 60 60)" strokeWidth="10">
        {RINGS.map(({ name, radius }) => {
          const filled = percent(fractions[name]);
          return (
            <g key={name}>
              <circle className="ring-track" cx="60" cy="60" r={radius} />
              <circle
                className={classNames('ring-fill', `ring-${name}`, filled === 0 && 'ring-empty')}
                cx="60"
                cy="60"
                r={radius}
                pathLength="100"
                strokeDasharray={`${filled} 100`}
              />
            </g>
          );
        })}
      </g>
    </svg>
  );
}
