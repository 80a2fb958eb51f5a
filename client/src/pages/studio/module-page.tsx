import type { MessageKey } from '@fluxus/messages';
import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { contentLang } from '../../content.tsx';
import { date } from '../../format.ts';
import {
  ChangeOutlineDocument,
  DropWriterDocument,
  InviteWriterDocument,
  RestoreVersionDocument,
  StudioModulePageDocument,
  type StudioModulePageQuery,
  UndoStepDocument,
} from '../../graphql.gen.ts';
import {
  type Asked,
  field,
  nothingHere,
  type Outcome,
  page,
  refused,
  useMessages,
  useSurroundings,
  type ViewProps,
} from '../../page.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Field } from '../../ui/field.tsx';
import { PhaseMark } from '../../ui/phase-mark.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { doneIn, Names, StudioFrame } from './studio-frame.tsx';
import { WritersForm } from './writers-form.tsx';

export type ModuleDraft = Extract<StudioModulePageQuery['moduleDraft'], { __typename: 'ModuleDraft' }>;
type Lesson = ModuleDraft['lessons'][number];
type Data = { draft: ModuleDraft; requestKey: string; done: ReturnType<typeof doneIn> };

export const PHASES = [
  { phase: 'why', word: 'WHY' },
  { phase: 'how', word: 'HOW' },
  { phase: 'what', word: 'WHAT' },
] as const;

/** A module as it is being written: its outline by phase, each step by a button. */
export const studioModulePage = page<Data>({
  path: '/studio/:module',
  async load(asked) {
    return { draft: await moduleDraft(asked), requestKey: crypto.randomUUID(), done: doneIn(asked.url) };
  },
  act,
  head: ({ draft }) => ({ title: draft.title, index: false, styles: ['src/styles/studio.css'] }),
  View: ModuleView,
});

/** The draft that an address names, where the caller may write in it. */
export async function moduleDraft({ api, params }: Asked): Promise<ModuleDraft> {
  const { moduleDraft: draft } = await api.query(StudioModulePageDocument, { key: params.module ?? '' });
  return draft.__typename === 'ModuleDraft' ? draft : nothingHere(draft.message);
}

/** What each form of the outline says: the revision that one saw, and its own number. */
export function basedOn(form: FormData): { baseRevision: number; requestKey: string } {
  return {
    baseRevision: Number.parseInt(field(form, 'baseRevision'), 10) || 0,
    requestKey: field(form, 'requestKey'),
  };
}

async function act({ api, params }: Asked, form: FormData): Promise<Outcome> {
  const key = params.module ?? '';
  const [intent, lesson] = [field(form, 'intent'), field(form, 'lesson')];
  const based = basedOn(form);
  const back = `/studio/${key}`;
  switch (intent) {
    case 'undo': {
      const { undoStep } = await api.mutate(UndoStepDocument, { key, ...based });
      if (undoStep.__typename === 'DraftChanged') throw redirect(`${back}?gedaan=ongedaan`);
      return refused(undoStep);
    }
    case 'version': {
      const version = Number.parseInt(field(form, 'version'), 10) || 0;
      const { restoreVersion } = await api.mutate(RestoreVersionDocument, { key, version, ...based });
      if (restoreVersion.__typename === 'DraftChanged') throw redirect(`${back}?gedaan=hersteld`);
      return refused(restoreVersion);
    }
    case 'invite': {
      const email = field(form, 'email');
      const { inviteWriter } = await api.mutate(InviteWriterDocument, { programme: false, key, email });
      if (inviteWriter.__typename === 'WritersChanged') throw redirect(`${back}?gedaan=uitgenodigd`);
      return { ...refused(inviteWriter, { email }), intent };
    }
    case 'drop': {
      const { dropWriter } = await api.mutate(DropWriterDocument, {
        programme: false,
        key,
        personId: field(form, 'person'),
      });
      if (dropWriter.__typename === 'WritersChanged') throw redirect(`${back}?gedaan=geeindigd`);
      return refused(dropWriter);
    }
    default: {
      const [title, phase, block] = [field(form, 'title'), field(form, 'phase'), field(form, 'block')];
      const input = { key, act: intent, lesson, title, phase, block, ...based };
      const { changeOutline } = await api.mutate(ChangeOutlineDocument, { input });
      if (changeOutline.__typename !== 'DraftChanged') return { ...refused(changeOutline, { title, phase }), intent };
      throw redirect(`${back}?gedaan=gewijzigd${changeOutline.lesson ? `#les-${changeOutline.lesson}` : ''}`);
    }
  }
}

function ModuleView({ data: { draft, requestKey, done }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { key, title, lessons, undo, writers } = draft;
  const based = (
    <>
      <input type="hidden" name="baseRevision" value={draft.revision} />
      <input type="hidden" name="requestKey" value={requestKey} />
    </>
  );
  return (
    <StudioFrame
      title={title}
      written
      crumbs={[{ href: '/studio', label: t('studio.title') }]}
      done={done}
      outcome={outcome}
      actions={
        <>
          <ButtonLink href={`/studio/${key}/gegevens`} variant="quiet">
            {t('studio.module.about')}
          </ButtonLink>
          <ButtonLink href={`/studio/${key}/publiceren`}>{t('studio.publish')}</ButtonLink>
        </>
      }
    >
      {undo && (
        <form method="post" className="studio-undo">
          {based}
          <Button type="submit" name="intent" value="undo" variant="quiet" small>
            {t('studio.undo')}
          </Button>
          <span className="small soft">{t(`studio.act.${undo}` as MessageKey)}</span>
        </form>
      )}
      {PHASES.map(({ phase, word }) => (
        <section key={phase} aria-labelledby={`fase-${phase}`} className="studio-phase">
          <h2 id={`fase-${phase}`}>
            <PhaseMark phase={phase}>{t(`phase.${word}`)}</PhaseMark>
          </h2>
          <ol className="hairlines hairlines-closed">
            {lessons
              .filter((lesson) => lesson.phase === phase)
              .map((lesson) => (
                <LessonRow
                  key={lesson.key}
                  module={key}
                  lesson={lesson}
                  based={based}
                  first={lesson === lessons[0] && phase === 'why'}
                  last={lesson === lessons.at(-1) && phase === 'what'}
                />
              ))}
          </ol>
          {lessons.every((lesson) => lesson.phase !== phase) && <p className="soft">{t('studio.phase.empty')}</p>}
        </section>
      ))}
      <section aria-labelledby="nieuwe-les" className="studio-form">
        <h2 id="nieuwe-les">{t('studio.lesson.new')}</h2>
        <form method="post">
          {based}
          <Field
            name="title"
            label={t('studio.field.title')}
            required
            autoComplete="off"
            defaultValue={outcome?.intent === 'add' ? outcome.values?.title : undefined}
            error={outcome?.intent === 'add' ? outcome.problems?.title : undefined}
          />
          <SelectField
            name="phase"
            label={t('studio.field.phase')}
            options={PHASES.map(({ phase, word }) => ({ value: phase, label: t(`phase.${word}`) }))}
            defaultValue={outcome?.values?.phase ?? 'why'}
          />
          <Button type="submit" name="intent" value="add">
            {t('studio.lesson.add')}
          </Button>
        </form>
      </section>
      <WritersForm
        of={key}
        summary={t('studio.writers.module')}
        writers={writers}
        outcome={outcome?.intent === 'invite' ? outcome : undefined}
      />
      <Versions draft={draft} based={based} />
    </StudioFrame>
  );
}

type Based = { based: ReactNode };

function LessonRow({
  module,
  lesson,
  based,
  first,
  last,
}: { module: string; lesson: Lesson; first: boolean; last: boolean } & Based) {
  const t = useMessages();
  const { key, title, minutes, free, headings, here } = lesson;
  return (
    <li className="line studio-lesson" id={`les-${key}`}>
      <div className="line-body">
        <h3 className="size-1">
          <a href={`/studio/${module}/les/${key}`} lang={contentLang}>
            {title}
          </a>
        </h3>
        <p className="small soft">
          {t('minutes', { minutes })}
          {free && ` · ${t('studio.lesson.free')}`}
        </p>
        {here.length > 0 && (
          <p className="small studio-here">
            {t('studio.here')} <Names people={here} />
          </p>
        )}
      </div>
      <div className="line-end studio-steps">
        <form method="post">
          {based}
          <input type="hidden" name="lesson" value={key} />
          <StepButton act="up" off={first} title={title} sign="↑" />
          <StepButton act="down" off={last} title={title} sign="↓" />
        </form>
        <Disclosure summary={<MoreOf title={title} />}>
          <form method="post" className="studio-line">
            {based}
            <input type="hidden" name="lesson" value={key} />
            <SelectField
              name="phase"
              id={`fase-van-${key}`}
              label={t('studio.lesson.to-phase')}
              options={PHASES.map(({ phase, word }) => ({ value: phase, label: t(`phase.${word}`) }))}
              defaultValue={lesson.phase}
            />
            <Button type="submit" name="intent" value="phase" variant="quiet" small>
              {t('studio.lesson.move')}
            </Button>
          </form>
          {headings.length > 0 && (
            <form method="post" className="studio-line">
              {based}
              <input type="hidden" name="lesson" value={key} />
              <SelectField
                name="block"
                id={`knip-${key}`}
                label={t('studio.lesson.split-at')}
                hint={t('studio.lesson.split.hint')}
                options={headings.map((one) => ({ value: one.key, label: one.words }))}
              />
              <Field
                name="title"
                id={`tweede-${key}`}
                label={t('studio.lesson.split-title')}
                required
                autoComplete="off"
              />
              <Button type="submit" name="intent" value="split" variant="quiet" small>
                {t('studio.lesson.split')}
              </Button>
            </form>
          )}
          <form method="post">
            {based}
            <input type="hidden" name="lesson" value={key} />
            <Button type="submit" name="intent" value="remove" variant="danger" small>
              {t('studio.lesson.remove')}
            </Button>
            <p className="small soft">{t('studio.lesson.remove.body')}</p>
          </form>
        </Disclosure>
      </div>
    </li>
  );
}

function MoreOf({ title }: { title: string }) {
  const t = useMessages();
  return (
    <>
      {t('studio.lesson.more')}
      <span className="visually-hidden">
        {' '}
        <span lang={contentLang}>{title}</span>
      </span>
    </>
  );
}

function StepButton({ act, off, title, sign }: { act: 'up' | 'down'; off: boolean; title: string; sign: string }) {
  const t = useMessages();
  return (
    <Button type="submit" name="intent" value={act} variant="quiet" small disabled={off}>
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">
        {t(`studio.lesson.${act}`)} <span lang={contentLang}>{title}</span>
      </span>
    </Button>
  );
}

function Versions({ draft: { versions }, based }: { draft: ModuleDraft } & Based) {
  const t = useMessages();
  const { locale } = useSurroundings();
  if (versions.length === 0) return null;
  return (
    <Disclosure summary={t('studio.versions', { count: versions.length })}>
      <p>{t('studio.versions.body')}</p>
      <ol className="plain studio-versions">
        {versions.map(({ number, publishedAt, holds, note }) => (
          <li key={number}>
            <p>
              <strong>{t('studio.version', { number })}</strong> · {date(publishedAt, locale)}
              {holds && ` · ${t('studio.version.holds')}`}
            </p>
            {note && <p lang={contentLang}>{note}</p>}
            <form method="post">
              {based}
              <input type="hidden" name="version" value={number} />
              <Button type="submit" name="intent" value="version" variant="text" small>
                {t('studio.version.restore', { number })}
              </Button>
            </form>
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
