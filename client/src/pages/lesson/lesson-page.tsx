import { type FormEvent, useCallback, useState } from 'react';
import { redirect, useNavigate } from 'react-router';
import { contentLang, WithContent } from '../../content.tsx';
import { CheckQuestion } from '../../features/check-question/check-question.tsx';
import { Film } from '../../features/film/film.tsx';
import { LessonOutline } from '../../features/lesson-outline/lesson-outline.tsx';
import { KeepAlong } from '../../features/offline/keep-along.tsx';
import { rememberProgress, useProgress } from '../../features/reading-progress/progress.ts';
import { useSeenBlocks } from '../../features/reading-progress/use-seen-blocks.ts';
import { ReflectionPrompt } from '../../features/reflection/reflection-prompt.tsx';
import { Segment, stepFrom } from '../../features/segment/segment.tsx';
import { newTalkPath } from '../../features/talk-link/place.ts';
import { TalkLink } from '../../features/talk-link/talk-link.tsx';
import {
  FinishLessonDocument,
  LearningPageDocument,
  LessonPageDocument,
  type LessonPageQuery,
  ModulePageDocument,
} from '../../graphql.gen.ts';
import { InnerLink } from '../../inner-link.tsx';
import { newId } from '../../new-id.ts';
import { moved, nothingHere, type Outcome, page, useMessages, useSurroundings, type ViewProps } from '../../page.tsx';
import { phaseName } from '../../phase.ts';
import { breadcrumbs, structured } from '../../structured.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { PhaseMark } from '../../ui/phase-mark.tsx';
import { Rings } from '../../ui/rings.tsx';
import { NotAllowedState } from '../../ui/states.tsx';
import { actInLesson } from './act-in-lesson.ts';

type Lesson = Extract<LessonPageQuery['lesson'], { __typename: 'Lesson' }>;
type NotEntitled = Extract<LessonPageQuery['lesson'], { __typename: 'NotEntitled' }>;
type Data = { lesson: Lesson | NotEntitled; saveId: string };

/** The reader: one lesson in one sitting. */
export const lessonPage = page<Data>({
  path: '/leren/:module/:lesson',
  async load(asked) {
    const { api, params } = asked;
    const { lesson } = await api.query(LessonPageDocument, {
      module: params.module ?? '',
      lesson: params.lesson ?? '',
    });
    if (lesson.__typename === 'NotFound') nothingHere(lesson.message);
    const address =
      lesson.__typename === 'Lesson' ? [lesson.module.slug, lesson.slug] : [lesson.moduleSlug, params.lesson];
    if (address.join('/') !== `${params.module}/${params.lesson}`) moved(asked, `/leren/${address.join('/')}`);
    return { lesson, saveId: newId() };
  },
  act: actInLesson,
  head: ({ lesson }, t, place) =>
    lesson.__typename === 'Lesson'
      ? {
          title: lesson.title,
          description: lesson.lead,
          index: lesson.free,
          image: lesson.sharePicture ? { path: lesson.sharePicture, alt: lesson.title } : undefined,
          structured: structured(
            breadcrumbs(
              [
                [t('site.menu.modules'), '/modules'],
                [lesson.module.title, `/modules/${lesson.module.slug}`],
                [lesson.title, `/leren/${lesson.module.slug}/${lesson.slug}`],
              ],
              place,
            ),
          ),
        }
      : { title: t('reader.not-entitled.title'), index: false },
  status: ({ lesson }) => (lesson.__typename === 'Lesson' ? 200 : 403),
  View: LessonView,
});

/** `/leren/<module>` leads to the lesson to go on with. */
export const moduleEntrancePage = page<null>({
  path: '/leren/:module',
  async load(asked) {
    const { api, params, viewer } = asked;
    const slug = params.module ?? '';
    const { module } = await api.query(ModulePageDocument, { slug });
    if (module.__typename !== 'Module') nothingHere(module.message);
    if (module.slug !== slug) moved(asked, `/leren/${module.slug}`);
    const mine = viewer.signedIn
      ? (await api.query(LearningPageDocument, {})).myLearning.modules.find(({ module }) => module.slug === slug)
      : undefined;
    throw redirect(`/leren/${slug}/${mine?.nextLesson ?? module.outline[0]?.slug}`);
  },
  head: (_data, t) => ({ title: t('learning.title'), index: false }),
  View: () => null,
});

function LessonView({ data: { lesson, saveId }, outcome }: ViewProps<Data>) {
  const { viewer } = useSurroundings();
  return (
    <>
      {!viewer.signedIn && outcome?.values && <Rescue outcome={outcome} />}
      {lesson.__typename === 'Lesson' ? (
        <Reader key={`${lesson.module.key} ${lesson.key}`} lesson={lesson} saveId={saveId} outcome={outcome} />
      ) : (
        <NoAccess lesson={lesson} />
      )}
    </>
  );
}

/** A text that came without a session, from a form without a script: still here, to be saved after signing in. */
function Rescue({ outcome: { message, values = {} } }: { outcome: Outcome }) {
  const t = useMessages();
  return (
    <div className="wrap">
      <form className="prompt" method="post">
        <p role="alert">{message}</p>
        {['intent', 'prompt', 'baseRevision', 'saveId'].map((name) => (
          <input key={name} type="hidden" name={name} value={values[name]} />
        ))}
        <textarea name="text" rows={8} aria-label={t('reader.prompt.label')} defaultValue={values.text} />
        <div className="foot">
          <a href="/aanmelden" target="_blank" rel="noreferrer">
            {t('site.menu.sign-in')}
          </a>
          <Button type="submit">{t('reader.prompt.save')}</Button>
        </div>
      </form>
    </div>
  );
}

function NoAccess({ lesson }: { lesson: NotEntitled }) {
  const t = useMessages();
  return (
    <div className="wrap">
      <NotAllowedState
        heading="h1"
        title={t('reader.not-entitled.title')}
        action={
          <>
            <ButtonLink href={`/modules/${lesson.moduleSlug}`}>{t('reader.not-entitled.module')}</ButtonLink>
            {!lesson.signedIn && (
              <ButtonLink
                href={`/aanmelden?verder=${encodeURIComponent(`/leren/${lesson.moduleSlug}`)}`}
                variant="quiet"
              >
                {t('reader.not-entitled.sign-in')}
              </ButtonLink>
            )}
          </>
        }
      >
        <WithContent sentence={lesson.message} words={lesson.moduleTitle} />
      </NotAllowedState>
    </div>
  );
}

function percent(fraction: number): number {
  return Math.round(fraction * 100);
}

function Reader({ lesson, saveId, outcome }: { lesson: Lesson; saveId: string; outcome: Outcome | undefined }) {
  const t = useMessages();
  const { viewer } = useSurroundings();
  const { module } = lesson;
  const { rings } = useProgress(module.key, lesson);
  const onProgress = useCallback(
    (fresh: Lesson['rings']) => rememberProgress(module.key, { rings: fresh }),
    [module.key],
  );
  useSeenBlocks(
    { module: module.slug, lesson: lesson.slug },
    { signedIn: viewer.signedIn, seen: lesson.seen, resumeAt: lesson.resumeAt, onProgress },
  );
  const outline = (
    <LessonOutline
      moduleSlug={module.slug}
      outline={lesson.outline}
      current={lesson.slug}
      open={(one) => one.free || lesson.enrolled}
    />
  );
  const talkPlace = { kind: 'LESSON', key: `${module.key}/${lesson.key}` } as const;
  const label = t('rings.label', { why: percent(rings.why), how: percent(rings.how), what: percent(rings.what) });
  return (
    <>
      <div className="bar">
        <div className="wrap">
          <a href={`/modules/${module.slug}`} aria-label={t('reader.back')} className="bar-back">
            ←
          </a>
          <span className="bar-title small">
            <strong lang={contentLang}>{module.title}</strong>
          </span>
          <span className="here small soft">
            <span className="hide-s">
              {t('reader.place', { position: lesson.position, count: lesson.lessonCount })} ·{' '}
              {t('minutes.left', { minutes: lesson.minutesLeft })}
            </span>
            <Rings {...rings} size={36} label={label} />
          </span>
        </div>
      </div>
      <div className="wrap lay">
        <details className="drawer">
          <summary>
            {t('reader.outline')} · {t('reader.place', { position: lesson.position, count: lesson.lessonCount })}
          </summary>
          <nav aria-label={t('reader.outline')}>{outline}</nav>
        </details>
        <nav className="toc" aria-label={t('reader.outline')}>
          {outline}
        </nav>
        <article className="lesson-text">
          <PhaseMark phase={phaseName(lesson.phase)}>{t(`phase.${lesson.phase}`)}</PhaseMark>
          <h1 lang={contentLang}>{lesson.title}</h1>
          <p className="lead" lang={contentLang}>
            {lesson.lead}
          </p>
          <KeepAlong path={`/leren/${module.slug}/${lesson.slug}`} />
          {lesson.segments.map((segment) => (
            <Segment
              key={segment.type === 'html' ? segment.keys[0] : segment.key}
              segment={segment}
              place={`${module.slug}/${lesson.slug}`}
              talkAbout={(question) => newTalkPath(talkPlace, question)}
              film={(one) => <Film segment={one} />}
              prompt={(one) => (
                <ReflectionPrompt
                  segment={one}
                  module={module}
                  lesson={lesson.slug}
                  kept={lesson.reflections.find((kept) => kept.promptKey === one.key)}
                  talks={lesson.promptsInThreads.includes(one.key)}
                  stepHref={stepFrom(`${module.slug}/${lesson.slug}`, one.key)}
                  saveId={saveId}
                  outcome={outcome}
                />
              )}
              check={(one) => (
                <CheckQuestion
                  segment={one}
                  module={module.slug}
                  lesson={lesson.slug}
                  signedIn={viewer.signedIn}
                  state={lesson.checks.find((state) => state.check === one.key)}
                  onProgress={onProgress}
                />
              )}
            />
          ))}
          <TalkLink place={talkPlace} count={lesson.threadCount} />
          <Onward lesson={lesson} onProgress={onProgress} />
        </article>
      </div>
    </>
  );
}

/** The way on: what one passed counts as read; the next lesson is asked for while this one is still being closed. */
function Onward({ lesson, onProgress }: { lesson: Lesson; onProgress: (rings: Lesson['rings']) => void }) {
  const t = useMessages();
  const { viewer, api } = useSurroundings();
  const navigate = useNavigate();
  const [finished, setFinished] = useState(false);
  const [busy, setBusy] = useState(false);
  const { module, next, previous } = lesson;
  const locked = next && !next.free && !lesson.enrolled;

  async function finish(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const finishing = api.mutate(FinishLessonDocument, { module: module.slug, lesson: lesson.slug });
    const heard = finishing.then(
      ({ finishLesson }) => {
        if (finishLesson.__typename === 'LessonFinished') onProgress(finishLesson.rings);
      },
      () => undefined,
    );
    if (next) await navigate(`/leren/${module.slug}/${next.slug}`);
    else {
      await heard;
      setFinished(true);
    }
    setBusy(false);
  }

  if (finished) {
    return (
      <div className="go-on finished" role="status">
        <h2>{t('reader.finished.title')}</h2>
        <p>{t('reader.finished.body')}</p>
        <InnerLink className="btn" href="/leren">
          {t('learning.title')}
        </InnerLink>
        <a href="/mijn-attesten">{t('learning.certificate')}</a>
      </div>
    );
  }
  const label = next ? (
    <WithContent sentence={t('reader.next', { title: next.title })} words={next.title} />
  ) : (
    t('reader.finish')
  );
  return (
    <div className="go-on">
      {previous ? (
        <InnerLink href={`/leren/${module.slug}/${previous.slug}`}>
          <WithContent sentence={t('reader.previous', { title: previous.title })} words={previous.title} />
        </InnerLink>
      ) : (
        <span />
      )}
      {locked ? (
        <div className="locked">
          <p>{t('reader.free.more')}</p>
          <ButtonLink href={`/modules/${module.slug}`}>{t('reader.not-entitled.module')}</ButtonLink>
        </div>
      ) : viewer.signedIn ? (
        <form method="post" onSubmit={finish}>
          <input type="hidden" name="intent" value="finish" />
          <Button type="submit" pending={busy}>
            {label}
          </Button>
        </form>
      ) : (
        next && (
          <InnerLink className="btn" href={`/leren/${module.slug}/${next.slug}`}>
            {label}
          </InnerLink>
        )
      )}
    </div>
  );
}
