import { useMessages } from '../../page.tsx';
import { type PlaceName, talkPath } from './place.ts';

/** The way from what one reads to what colleagues say about it. */
export function TalkLink({ place, count }: { place: PlaceName; count: number | null }) {
  const t = useMessages();
  return (
    <p className="talk-link">
      <a href={talkPath(place)}>{t('reader.talk')}</a>
      {count !== null && <span className="small soft"> {t('reader.talk.count', { count })}</span>}
    </p>
  );
}
