import { TalkLinkDocument } from '../../graphql.gen.ts';
import { type Asked, useMessages } from '../../page.tsx';
import { TalkLink } from './talk-link.tsx';

/** How many conversations participants have about a workshop; null for who is not among them. */
export async function workshopThreads({ api, viewer }: Asked, key: string): Promise<number | null> {
  if (!viewer.signedIn) return null;
  return (await api.query(TalkLinkDocument, { kind: 'WORKSHOP', key })).threadCount;
}

/** The way to what participants say about a workshop, or how one comes among them. */
export function WorkshopTalk({ workshopKey, count }: { workshopKey: string; count: number | null }) {
  const t = useMessages();
  if (count === null) return <p className="small soft">{t('workshops.talk.how')}</p>;
  return <TalkLink place={{ kind: 'WORKSHOP', key: workshopKey }} count={count} />;
}
