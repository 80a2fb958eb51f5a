/** The drawing of the home page: people around something they share. */
export function HomeArt({ label }: { label: string }) {
  return (
    <svg className="home-art" viewBox="0 0 560 480" width="560" height="480" role="img" aria-label={label}>
      <g fill="none" strokeLinecap="round" strokeWidth="34">
        <path className="s-why" d="M70 300a210 210 0 0 1 300-222" />
        <path className="s-why" d="M432 130a210 210 0 0 1-20 300" opacity=".28" />
        <path className="s-how" d="M128 330a150 150 0 0 1 110-232" opacity=".3" />
        <path className="s-how" d="M300 100a150 150 0 0 1 50 270" />
        <path className="s-what" d="M190 250a92 92 0 0 1 92-92" />
        <path className="s-what" d="M374 250a92 92 0 0 1-140 78" opacity=".85" />
      </g>
      <circle className="d-wash-how s-ink" cx="282" cy="250" r="30" strokeWidth="2" />
      <g className="d-ink">
        <circle cx="62" cy="336" r="19" />
        <circle cx="388" cy="92" r="19" />
        <circle cx="340" cy="402" r="15" />
        <circle cx="118" cy="362" r="12" />
        <circle cx="205" cy="345" r="12" />
      </g>
    </svg>
  );
}
