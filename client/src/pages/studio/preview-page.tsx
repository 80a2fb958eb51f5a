import type { LessonSegment } from '@fluxus/lesson-document';
import { contentLang } from '../../content.tsx';
import { CheckQuestion } from '../../features/check-question/check-question.tsx';
import { Film } from '../../features/film/film.tsx';
import { ReflectionPrompt } from '../../features/reflection/reflection-prompt.tsx';
import { Segment } from '../../features/segment/segment.tsx';
import { StudioPreviewPageDocument, type StudioPreviewPageQuery } from '../../graphql.gen.ts';
import { nothingHere, page, useMessages, type ViewProps } from '../../page.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PhaseMark } from '../../ui/phase-mark.tsx';
import { PHASES } from './module-page.tsx';
import { StudioFrame } from './studio-frame.tsx';

type Preview = Extract<StudioPreviewPageQuery['lessonPreview'], { __typename: 'LessonPreview' }>;
type Data = { preview: Preview; module: string; narrow: boolean };

/** A lesson that is being written, with the components of the reader; nothing in it is kept. */
export const previewPage = page<Data>({
  path: '/studio/:module/les/:lesson/voorbeeld',
  async load({ api, params, url }) {
    const module = params.module ?? '';
    const { lessonPreview } = await api.query(StudioPreviewPageDocument, { module, lesson: params.lesson ?? '' });
    const preview = lessonPreview.__typename === 'LessonPreview' ? lessonPreview : nothingHere(lessonPreview.message);
    return { preview, module, narrow: url.searchParams.has('smal') };
  },
  act: async ({ t }) => ({ message: t('studio.preview.nothing-kept') }),
  head: ({ preview }) => ({
    title: preview.lesson.title,
    index: false,
    styles: ['src/styles/reader.css', 'src/styles/studio.css'],
  }),
  View: PreviewLesson,
});

const keyOf = (segment: LessonSegment) => (segment.type === 'html' ? segment.keys[0] : segment.key);

function PreviewLesson({ data: { preview, module, narrow }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { lesson, moduleTitle, segments, problems, checks } = preview;
  const here = `/studio/${module}/les/${lesson.key}`;
  const word = PHASES.find((one) => one.phase === lesson.phase)?.word ?? 'WHY';
  return (
    <StudioFrame
      title={t('studio.preview.title')}
      crumbs={[
        { href: '/studio', label: t('studio.title') },
        { href: `/studio/${module}`, label: moduleTitle, written: true },
        { href: here, label: lesson.title, written: true },
      ]}
      outcome={outcome}
    >
      <p className="small">
        {narrow ? (
          <a href={`${here}/voorbeeld`}>{t('studio.preview.wide')}</a>
        ) : (
          <a href={`${here}/voorbeeld?smal`}>{t('studio.preview.narrow')}</a>
        )}
      </p>
      {problems.length > 0 && (
        <Notice kind="warning" title={t('studio.preview.left-out')}>
          <ul>
            {problems.map(({ sentence, block }) => (
              <li key={sentence}>
                <a href={block ? `${here}#${block}` : here} lang={contentLang}>
                  {sentence}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <article className={narrow ? 'lesson-text studio-sheet studio-narrow' : 'lesson-text studio-sheet'}>
        <PhaseMark phase={lesson.phase as 'why'}>{t(`phase.${word}`)}</PhaseMark>
        <h2 className="size-5" lang={contentLang}>
          {lesson.title}
        </h2>
        <p className="lead" lang={contentLang}>
          {lesson.lead}
        </p>
        {(segments as readonly LessonSegment[]).map((segment) => (
          <Segment
            key={keyOf(segment)}
            segment={segment}
            place={`${module}/${lesson.slug}`}
            talkAbout={() => here}
            film={(one) => <Film segment={one} />}
            prompt={(one) => (
              <ReflectionPrompt
                segment={one}
                module={{ key: module, slug: module }}
                lesson={lesson.slug}
                kept={undefined}
                stepHref={here}
                talks={false}
                saveId=""
                outcome={undefined}
              />
            )}
            check={(one) => (
              <CheckQuestion
                segment={one}
                module={module}
                lesson={lesson.slug}
                signedIn
                state={stateOf(checks.find(({ check }) => check === one.key))}
                onProgress={() => undefined}
              />
            )}
          />
        ))}
      </article>
    </StudioFrame>
  );
}

/** A question as whoever answered it right sees it. */
function stateOf(check: Preview['checks'][number] | undefined) {
  return check && { check: check.check, right: true, attempts: 1, options: check.options };
}
