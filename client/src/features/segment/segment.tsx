import type { LessonSegment } from '@fluxus/lesson-document';
import { memo, type ReactNode } from 'react';
import { contentLang } from '../../content.tsx';
import { useMessages } from '../../page.tsx';
import { TrustedHtml } from '../../ui/trusted-html.tsx';

type Of<Type extends LessonSegment['type']> = Extract<LessonSegment, { type: Type }>;
type Props = {
  segment: LessonSegment;
  /** The lesson in which it stands, as in its address. */
  place: string;
  prompt: (segment: Of<'prompt'>) => ReactNode;
  check: (segment: Of<'check'>) => ReactNode;
  film: (segment: Of<'film'>) => ReactNode;
  /** Where one begins a conversation with a question of the lesson. */
  talkAbout: (question: string) => string;
};

/** Where a block becomes a small step of one's own. */
export function stepFrom(place: string, block: string): string {
  return `/mijn-stappen/nieuw?uit=les/${place}/${encodeURIComponent(block)}`;
}

/** One stretch of a lesson: text that was rendered once when it was published, or something a person does. */
export function Segment({ segment, place, prompt, check, film, talkAbout }: Props) {
  const t = useMessages();
  switch (segment.type) {
    case 'html':
      return <Still html={segment.html} />;
    case 'prompt':
      return prompt(segment);
    case 'check':
      return check(segment);
    case 'film':
      return film(segment);
    case 'action':
      return (
        <section className="action" data-block={segment.key} id={segment.key}>
          <p className="phase what">{t('reader.action')}</p>
          <p className="if-then" lang={contentLang}>
            {t('reader.action.if-then', { situation: segment.if, step: segment.then })}
          </p>
          {segment.helpHtml && <TrustedHtml html={segment.helpHtml} />}
          <p>
            <a href={stepFrom(place, segment.key)}>{t('reader.step')}</a>
          </p>
        </section>
      );
    case 'discussion':
      return (
        <section className="discussion" data-block={segment.key} id={segment.key}>
          <p className="kicker">{t('reader.discussion')}</p>
          <p lang={contentLang}>{segment.question}</p>
          <p className="small">
            <a href={talkAbout(segment.question)}>{t('reader.discussion.begin')}</a>
          </p>
        </section>
      );
  }
}

/** Made safe by lesson-document at publication; never drawn again while one reads. */
const Still = memo(function Still({ html }: { html: string }) {
  return <TrustedHtml as="div" className="still" html={html} />;
});
