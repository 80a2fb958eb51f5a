import { contentLang } from '../../content.tsx';
import type { LessonPageQuery } from '../../graphql.gen.ts';
import { InnerLink } from '../../inner-link.tsx';
import { useMessages } from '../../page.tsx';
import { phaseName } from '../../phase.ts';
import { PhaseMark } from '../../ui/phase-mark.tsx';

export type Outline = Extract<LessonPageQuery['lesson'], { __typename: 'Lesson' }>['outline'];
const PHASES = ['WHY', 'HOW', 'WHAT'] as const;

/** The lessons of a module by phase: where one is, what is done. */
export function LessonOutline({
  moduleSlug,
  outline,
  current,
  open,
}: {
  moduleSlug: string;
  outline: Outline;
  current: string;
  open: (lesson: Outline[number]) => boolean;
}) {
  const t = useMessages();
  return PHASES.map((phase) => {
    const lessons = outline.filter((lesson) => lesson.phase === phase);
    if (lessons.length === 0) return null;
    return (
      <div key={phase} className="toc-phase">
        <PhaseMark phase={phaseName(phase)}>{t(`phase.${phase}`)}</PhaseMark>
        <ol>
          {lessons.map((lesson) => (
            <li
              key={lesson.key}
              className={lesson.done ? 'done' : undefined}
              aria-current={lesson.slug === current ? 'page' : undefined}
            >
              {open(lesson) ? (
                <InnerLink href={`/leren/${moduleSlug}/${lesson.slug}`} lang={contentLang}>
                  {lesson.title}
                </InnerLink>
              ) : (
                <span lang={contentLang}>{lesson.title}</span>
              )}
              {lesson.done && <span className="visually-hidden"> ({t('reader.done')})</span>}
            </li>
          ))}
        </ol>
      </div>
    );
  });
}
