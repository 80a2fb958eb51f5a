import type { ReactNode } from 'react';
import { contentLang } from '../../content.tsx';
import type { PlaceNameFragment, WriterNameFragment } from '../../graphql.gen.ts';
import { useMessages } from '../../page.tsx';

/** Somebody's name as it stands, never translated. */
export function Name({ writer }: { writer: WriterNameFragment | null }) {
  const t = useMessages();
  return writer?.name ? <span translate="no">{writer.name}</span> : t('discussion.nobody');
}

/** As whom somebody writes, where that is not as a colleague. */
export function StandingMark({ writer }: { writer: WriterNameFragment }) {
  const t = useMessages();
  return writer.standing && <span className="standing">{t(`discussion.standing.${writer.standing}`)}</span>;
}

const KINDS = { LESSON: 'lesson', CASE: 'case', MODULE: 'module', WORKSHOP: 'workshop' } as const;

/** What a conversation is about, leading there as long as it is published. */
export function PlaceLink({ place }: { place: PlaceNameFragment }) {
  const t = useMessages();
  return (
    <>
      {t(`discussion.place.${KINDS[place.kind]}`)} ·{' '}
      {place.path ? (
        <a href={place.path} lang={contentLang}>
          {place.title}
        </a>
      ) : (
        <>
          <span lang={contentLang}>{place.title}</span> ({t('discussion.place.gone')})
        </>
      )}
    </>
  );
}

/** The same where it is chosen: in words alone. */
export function PlaceWords({ place }: { place: PlaceNameFragment }) {
  const t = useMessages();
  return (
    <>
      {t(`discussion.place.${KINDS[place.kind]}`)} · <span lang={contentLang}>{place.title}</span>
    </>
  );
}

/** A sentence with a word in it that somebody wrote. */
export function WithName({
  sentence,
  writer,
}: {
  sentence: (name: string) => string;
  writer: WriterNameFragment | null;
}) {
  return <Around sentence={sentence} word={<Name writer={writer} />} />;
}

/** A sentence with a title in it that somebody wrote. */
export function WithWords({ sentence, words }: { sentence: (words: string) => string; words: string }) {
  return <Around sentence={sentence} word={<span translate="no">{words}</span>} />;
}

function Around({ sentence, word }: { sentence: (word: string) => string; word: ReactNode }) {
  const [before, after] = sentence('\u0000').split('\u0000');
  return (
    <>
      {before}
      {word}
      {after}
    </>
  );
}
