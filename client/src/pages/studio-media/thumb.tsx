import type { MediumInListFragment } from '../../graphql.gen.ts';

/** A square of a picture, or a sign of what it is; its title stands beside it, so it says nothing itself. */
export function Thumb({ item }: { item: Pick<MediumInListFragment, 'thumb' | 'kind'> }) {
  if (item.thumb)
    return <img className="media-thumb" src={item.thumb} alt="" width={240} height={240} loading="lazy" />;
  return (
    <span className="media-thumb media-sign">
      <svg
        aria-hidden="true"
        width="44"
        height="44"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        focusable="false"
      >
        <path d={SIGNS[item.kind]} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </span>
  );
}

const SIGNS = {
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4',
  film: 'M4 5h16v14H4zM10 9l5 3-5 3z',
  audio: 'M9 18V6l10-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  document: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
} as const;
