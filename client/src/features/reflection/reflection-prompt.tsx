import type { LessonSegment } from '@fluxus/lesson-document';
import { useId } from 'react';
import { contentLang } from '../../content.tsx';
import { dateAndTime, time } from '../../format.ts';
import { useMessages, useSurroundings } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Lock } from '../../ui/icons.tsx';
import { TrustedHtml } from '../../ui/trusted-html.tsx';
import { type Kept, type SavedState, useReflection } from './use-reflection.ts';

type PromptSegment = Extract<LessonSegment, { type: 'prompt' }>;

/** A question to think about in private, with room to write. Saves itself; without JavaScript a button saves. */
export function ReflectionPrompt({
  segment,
  module,
  lesson,
  kept,
  signedIn,
  stepHref,
}: {
  segment: PromptSegment;
  module: string;
  lesson: string;
  kept: Kept | undefined;
  signedIn: boolean;
  /** Where it becomes a small step. */
  stepHref: string;
}) {
  const t = useMessages();
  const id = useId();
  return (
    <section className="prompt" aria-labelledby={id} data-block={segment.key}>
      <p className="phase why">{t('reader.prompt')}</p>
      <h2 id={id} lang={contentLang}>
        {segment.question}
      </h2>
      {segment.helpHtml && <TrustedHtml html={segment.helpHtml} />}
      {signedIn ? (
        <>
          <Writing place={{ module, lesson, prompt: segment.key }} kept={kept} />
          <p className="small">
            <a href={stepHref}>{t('reader.step')}</a>
          </p>
        </>
      ) : (
        <p>
          <a href={`/aanmelden?verder=${encodeURIComponent(`/leren/${module}/${lesson}`)}`}>
            {t('reader.prompt.sign-in')}
          </a>
        </p>
      )}
    </section>
  );
}

function Writing({
  place,
  kept,
}: {
  place: { module: string; lesson: string; prompt: string };
  kept: Kept | undefined;
}) {
  const t = useMessages();
  const { text, state, write, settle, saveNow } = useReflection(place, kept);
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        void saveNow();
      }}
    >
      <input type="hidden" name="intent" value="reflect" />
      <input type="hidden" name="prompt" value={place.prompt} />
      <input type="hidden" name="baseRevision" value={kept?.revision ?? 0} />
      <textarea
        name="text"
        aria-label={t('reader.prompt.label')}
        rows={6}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
      />
      {state.kind === 'conflict' && <Conflict theirs={state.theirs} mine={text} settle={settle} />}
      <div className="foot">
        <Told state={state} />
        <noscript>
          <Button type="submit" variant="quiet">
            {t('reader.prompt.save')}
          </Button>
        </noscript>
        <span className="lock">
          <Lock /> {t('reader.prompt.private')}
        </span>
      </div>
    </form>
  );
}

function Told({ state }: { state: SavedState }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const words: Record<SavedState['kind'], string> = {
    untouched: '',
    saved: state.kind === 'saved' ? t('reader.prompt.saved', { time: time(state.at, locale) }) : '',
    unsaved: t('reader.prompt.unsaved'),
    saving: t('reader.prompt.saving'),
    failed: t('reader.prompt.failed'),
    offline: t('reader.prompt.offline'),
    refused: state.kind === 'refused' ? state.message : '',
    conflict: t('reader.prompt.conflict'),
  };
  return (
    <span className={`saved saved-${state.kind}`} role="status">
      {words[state.kind]}
    </span>
  );
}

function Conflict({
  theirs,
  mine,
  settle,
}: {
  theirs: Kept;
  mine: string;
  settle: (theirs: Kept, choice: string) => void;
}) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <div className="conflict" role="alert">
      <div>
        <h3>{t('reader.prompt.conflict.theirs', { date: dateAndTime(theirs.savedAt, locale) })}</h3>
        <p className="kept-text">{theirs.text}</p>
        <Button variant="quiet" onClick={() => settle(theirs, theirs.text)}>
          {t('reader.prompt.keep-theirs')}
        </Button>
      </div>
      <div>
        <h3>{t('reader.prompt.conflict.mine')}</h3>
        <p className="kept-text">{mine}</p>
        <Button variant="quiet" onClick={() => settle(theirs, mine)}>
          {t('reader.prompt.keep-mine')}
        </Button>
        <Button variant="text" onClick={() => settle(theirs, `${theirs.text}\n\n${mine}`)}>
          {t('reader.prompt.keep-both')}
        </Button>
      </div>
    </div>
  );
}
