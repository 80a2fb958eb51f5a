import type { LessonSegment } from '@fluxus/lesson-document';
import { useId, useRef } from 'react';
import { contentLang } from '../../content.tsx';
import { dateAndTime, time } from '../../format.ts';
import { type Outcome, useMessages, useSurroundings } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Lock } from '../../ui/icons.tsx';
import { TrustedHtml } from '../../ui/trusted-html.tsx';
import { type Place, useReflection } from './use-reflection.ts';
import { allOf, type Kept, type SavedState } from './writer.ts';

type PromptSegment = Extract<LessonSegment, { type: 'prompt' }>;

/** A question to think about in private, with room to write. Saves itself; without JavaScript a button saves. */
export function ReflectionPrompt({
  segment,
  module,
  lesson,
  kept,
  stepHref,
  talks,
  saveId,
  outcome,
}: {
  segment: PromptSegment;
  module: { key: string; slug: string };
  lesson: string;
  kept: (Kept & { sharedWith: readonly string[] }) | undefined;
  /** Names the save of the form where no script runs. */
  saveId: string;
  outcome: Outcome | undefined;
  /** Where it becomes a small step. */
  stepHref: string;
  /** Whether the answer stands in a conversation. */
  talks: boolean;
}) {
  const t = useMessages();
  const { viewer } = useSurroundings();
  const id = useId();
  const place = { moduleKey: module.key, module: module.slug, lesson, prompt: segment.key };
  return (
    <section className="prompt" aria-labelledby={id} data-block={segment.key} id={segment.key}>
      <p className="phase why">{t('reader.prompt')}</p>
      <h2 id={id} lang={contentLang}>
        {segment.question}
      </h2>
      {segment.helpHtml && <TrustedHtml html={segment.helpHtml} />}
      {viewer.signedIn ? (
        <>
          <Writing place={place} server={kept} talks={talks} saveId={saveId} outcome={outcome} />
          <p className="small">
            <a href={stepHref}>{t('reader.step')}</a>
          </p>
        </>
      ) : (
        <p>
          <a href={signInHref(place)}>{t('reader.prompt.sign-in')}</a>
        </p>
      )}
    </section>
  );
}

function signInHref({ module, lesson, prompt }: Place): string {
  return `/aanmelden?verder=${encodeURIComponent(`/leren/${module}/${lesson}#${prompt}`)}`;
}

function Writing({
  place,
  server,
  talks,
  saveId,
  outcome,
}: {
  place: Place;
  server: (Kept & { sharedWith: readonly string[] }) | undefined;
  talks: boolean;
  saveId: string;
  outcome: Outcome | undefined;
}) {
  const t = useMessages();
  const area = useRef<HTMLTextAreaElement>(null);
  const { view, writer } = useReflection(place, server, area);
  const sharedWith = server?.sharedWith ?? [];
  const { text, state, kept, onDevice } = view;
  // what a form without a script could not save
  const unsaved = outcome?.values?.prompt === place.prompt ? outcome : undefined;
  return (
    <>
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          void writer.save();
        }}
      >
        <Named place={place} base={kept?.revision ?? 0} saveId={saveId} />
        {kept?.text === null && <p className="saved-refused">{t('reader.prompt.closed')}</p>}
        <textarea
          ref={area}
          name="text"
          aria-label={t('reader.prompt.label')}
          rows={6}
          value={unsaved && text === (server?.text ?? '') ? unsaved.values?.text : text}
          onChange={(event) => writer.write(event.currentTarget.value)}
        />
        <div className="foot">
          <Told
            state={unsaved && state.kind !== 'saved' ? refusedBy(unsaved) : state}
            onDevice={onDevice}
            place={place}
          />
          <noscript>
            <Button type="submit" variant="quiet">
              {t('reader.prompt.save')}
            </Button>
          </noscript>
          <span className="lock">
            {sharedWith.length === 0 && !talks ? (
              <>
                <Lock /> {t('reader.prompt.private')}
              </>
            ) : (
              sharedWith.length > 0 && (
                <a href="/mijn-schrift" translate="no">
                  {t('reader.prompt.shared', { people: sharedWith.join(', ') })}
                </a>
              )
            )}{' '}
            <a href={`/gesprekken/deel?module=${place.moduleKey}&vraag=${place.prompt}`}>
              {t(talks ? 'reader.prompt.in-talk' : 'reader.prompt.talk')}
            </a>
          </span>
        </div>
      </form>
      {state.kind === 'conflict' && kept && (
        <Conflict kept={kept} mine={text} place={place} settle={(choice) => writer.settle(choice)} />
      )}
    </>
  );
}

const refusedBy = ({ message = '' }: Outcome): SavedState => ({ kind: 'refused', message });

function Named({ place, base, saveId }: { place: Place; base: number; saveId: string }) {
  return (
    <>
      <input type="hidden" name="intent" value="reflect" />
      <input type="hidden" name="prompt" value={place.prompt} />
      <input type="hidden" name="baseRevision" value={base} />
      <input type="hidden" name="saveId" value={saveId} />
    </>
  );
}

function Told({ state, onDevice, place }: { state: SavedState; onDevice: boolean; place: Place }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const words: Record<SavedState['kind'], string> = {
    untouched: '',
    saved: state.kind === 'saved' ? t('reader.prompt.saved', { time: time(state.at, locale) }) : '',
    unsaved: t('reader.prompt.unsaved'),
    saving: t('reader.prompt.saving'),
    failed: t('reader.prompt.failed'),
    offline: t('reader.prompt.offline'),
    'signed-out': t('reader.prompt.signed-out'),
    refused: state.kind === 'refused' ? state.message : '',
    conflict: t('reader.prompt.conflict'),
  };
  const alone = !onDevice && state.kind !== 'saved' && state.kind !== 'untouched';
  return (
    <span className={`saved saved-${state.kind}`} role="status">
      {words[state.kind]}
      {state.kind === 'signed-out' && (
        <>
          {' '}
          <a href={signInHref(place)}>{t('site.menu.sign-in')}</a>
        </>
      )}
      {alone && ` ${t('reader.prompt.not-on-device')}`}
    </span>
  );
}

/** Every version there is, side by side: one takes one of them, or keeps them all. Its forms work without a script too. */
function Conflict({
  kept,
  mine,
  place,
  settle,
}: {
  kept: Kept;
  mine: string;
  place: Place;
  settle: (choice: string) => void;
}) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const saved = [{ id: 'kept', text: kept.text, savedAt: kept.savedAt }, ...kept.versions];
  const shown = saved.some(({ text }) => text === mine)
    ? saved
    : [...saved, { id: 'mine', text: mine, savedAt: undefined }];
  const all = allOf(shown.flatMap(({ text }) => (text ? [text] : [])));
  const deed = (choice: string, words: string, key: string) => (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        settle(choice);
      }}
    >
      <Named place={place} base={kept.revision} saveId={kept.versions[0]?.id ?? ''} />
      <input type="hidden" name="text" value={choice} />
      <input type="hidden" name="settles" value={kept.versions.map(({ id }) => id).join(' ')} />
      <Button variant={key === 'all' ? 'main' : 'quiet'} type="submit">
        {words}
      </Button>
    </form>
  );
  return (
    <div className="conflict" role="alert">
      {shown.map(({ id, text, savedAt }) => (
        <div key={id}>
          <h3>
            {savedAt
              ? t('reader.prompt.version', { date: dateAndTime(savedAt, locale) })
              : t('reader.prompt.version.mine')}
          </h3>
          {text === null ? (
            <p>{t('reader.prompt.closed')}</p>
          ) : (
            <>
              <p className="kept-text" translate="no">
                {text}
              </p>
              {deed(text, t('reader.prompt.keep-this'), id)}
            </>
          )}
        </div>
      ))}
      {deed(all, t('reader.prompt.keep-all', { count: shown.length }), 'all')}
    </div>
  );
}
