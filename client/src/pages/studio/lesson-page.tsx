import { redirect } from 'react-router';
import { contentLang } from '../../content.tsx';
import {
  ChangeOutlineDocument,
  SaveLessonDocument,
  StudioLessonPageDocument,
  type StudioLessonPageQuery,
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
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PhaseMark } from '../../ui/phase-mark.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { editorWords } from './editor-words.ts';
import { basedOn, PHASES } from './module-page.tsx';
import { doneIn, Names, StudioFrame } from './studio-frame.tsx';

type Writing = Extract<StudioLessonPageQuery['lessonDraft'], { __typename: 'LessonInWriting' }>;
type Data = { writing: Writing; requestKey: string; saveId: string; done: ReturnType<typeof doneIn> };

/** A lesson to write in: the editor, and without a script its text as Markdown in a form. */
export const studioLessonPage = page<Data>({
  path: '/studio/:module/les/:lesson',
  async load({ api, params, url }) {
    const { lessonDraft } = await api.query(StudioLessonPageDocument, {
      module: params.module ?? '',
      lesson: params.lesson ?? '',
    });
    const writing = lessonDraft.__typename === 'LessonInWriting' ? lessonDraft : nothingHere(lessonDraft.message);
    return { writing, requestKey: crypto.randomUUID(), saveId: crypto.randomUUID(), done: doneIn(url) };
  },
  act,
  head: ({ writing }) => ({
    title: writing.lesson.title,
    index: false,
    styles: ['src/styles/studio.css'],
    script: 'src/studio/entry-studio.ts',
  }),
  View: WriteLesson,
});

async function act({ api, params }: Asked, form: FormData): Promise<Outcome> {
  const [module, lesson] = [params.module ?? '', params.lesson ?? ''];
  const back = `/studio/${module}/les/${lesson}?gedaan=bewaard`;
  if (field(form, 'intent') === 'head') {
    const [title, slug, lead, phase] = ['title', 'slug', 'lead', 'phase'].map((name) => field(form, name)) as [
      string,
      string,
      string,
      string,
    ];
    const minutes = Number.parseInt(field(form, 'minutes'), 10) || 0;
    const free = field(form, 'free') !== '';
    const input = {
      ...{ key: module, act: 'head', lesson, title, slug, lead, phase, minutes, free },
      ...basedOn(form),
    };
    const { changeOutline } = await api.mutate(ChangeOutlineDocument, { input });
    if (changeOutline.__typename === 'DraftChanged') throw redirect(back);
    const values = { title, slug, lead, phase, minutes: String(minutes), free: free ? 'on' : '' };
    return { ...refused(changeOutline, values), intent: 'head' };
  }
  const markdown = field(form, 'markdown');
  const saveId = field(form, 'saveId');
  const { saveLesson } = await api.mutate(SaveLessonDocument, {
    input: { module, lesson, baseRevision: basedOn(form).baseRevision, saveId, markdown },
  });
  switch (saveLesson.__typename) {
    case 'LessonSaved':
      throw redirect(back);
    case 'LessonUnreadable':
      return {
        message: [saveLesson.message, ...saveLesson.sentences].join(' '),
        values: { markdown, saveId },
        intent: 'text',
      };
    default:
      return { ...refused(saveLesson, { markdown, saveId }), intent: 'text' };
  }
}

function WriteLesson({ data: { writing, requestKey, saveId, done }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { lesson, moduleKey, moduleTitle, outline } = writing;
  const here = `/studio/${moduleKey}/les/${lesson.key}`;
  const word = PHASES.find((one) => one.phase === lesson.phase)?.word ?? 'WHY';
  return (
    <StudioFrame
      title={lesson.title}
      written
      crumbs={[
        { href: '/studio', label: t('studio.title') },
        { href: `/studio/${moduleKey}`, label: moduleTitle, written: true },
      ]}
      done={done}
      outcome={outcome}
      actions={
        <>
          <ButtonLink href={`${here}/voorbeeld`} variant="quiet">
            {t('studio.preview')}
          </ButtonLink>
          <ButtonLink href={`/studio/${moduleKey}/publiceren`}>{t('studio.publish')}</ButtonLink>
        </>
      }
    >
      <div className="studio-write">
        <nav className="studio-outline" aria-label={t('studio.outline')}>
          <Disclosure summary={moduleTitle} open>
            {PHASES.map(({ phase, word: name }) => (
              <div key={phase}>
                <PhaseMark phase={phase}>{t(`phase.${name}`)}</PhaseMark>
                <ol className="plain">
                  {outline
                    .filter((one) => one.phase === phase)
                    .map((one) => (
                      <li key={one.key} aria-current={one.key === lesson.key ? 'page' : undefined}>
                        <a href={`/studio/${moduleKey}/les/${one.key}`} lang={contentLang}>
                          {one.title}
                        </a>
                      </li>
                    ))}
                </ol>
              </div>
            ))}
          </Disclosure>
        </nav>
        <div className="studio-paper">
          <p>
            <PhaseMark phase={lesson.phase as 'why'}>{t(`phase.${word}`)}</PhaseMark>
          </p>
          <Disclosure summary={t('studio.lesson.head')} open={outcome?.intent === 'head' || lesson.lead === ''}>
            <HeadForm writing={writing} requestKey={requestKey} outcome={outcome} />
          </Disclosure>
          {lesson.here.length > 0 && (
            <p className="small studio-here" data-studio-here>
              {t('studio.here')} <Names people={lesson.here} />
            </p>
          )}
          <Editor writing={writing} />
          <TextForm writing={writing} saveId={saveId} outcome={outcome} />
          <p>
            <a href={`${here}/geschiedenis`}>{t('studio.history')}</a>
          </p>
        </div>
      </div>
    </StudioFrame>
  );
}

function HeadForm({
  writing: { lesson, moduleRevision },
  requestKey,
  outcome,
}: {
  writing: Writing;
  requestKey: string;
  outcome: Outcome | undefined;
}) {
  const t = useMessages();
  const told = outcome?.intent === 'head' ? outcome : undefined;
  const values = told?.values;
  const shared = (name: 'title' | 'slug' | 'lead') => ({
    ...{ name, label: t(`studio.field.${name}`), required: true },
    defaultValue: values?.[name] ?? lesson[name],
    error: told?.problems?.[name],
  });
  return (
    <form method="post" className="studio-form">
      <input type="hidden" name="baseRevision" value={moduleRevision} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <Field {...shared('title')} />
      <Field {...shared('lead')} type="textarea" rows={3} hint={t('studio.field.lead.hint')} />
      <Field {...shared('slug')} hint={t('studio.field.slug.hint')} />
      <SelectField
        name="phase"
        label={t('studio.field.phase')}
        options={PHASES.map(({ phase, word }) => ({ value: phase, label: t(`phase.${word}`) }))}
        defaultValue={values?.phase ?? lesson.phase}
      />
      <Field
        name="minutes"
        type="number"
        min={1}
        max={60}
        label={t('studio.field.minutes')}
        defaultValue={values?.minutes ?? lesson.minutes}
        error={told?.problems?.minutes}
      />
      <CheckboxField
        name="free"
        label={t('studio.field.free')}
        defaultChecked={values ? values.free === 'on' : lesson.free}
      />
      <Button type="submit" name="intent" value="head">
        {t('studio.save')}
      </Button>
    </form>
  );
}

/** The place of the editor: a script fills it in, with what stands in its attribute. */
function Editor({ writing }: { writing: Writing }) {
  const t = useMessages();
  const { viewer } = useSurroundings();
  const { moduleKey, lesson, revision, document, drawings, cases } = writing;
  const given = {
    ...{ person: viewer.id, module: moduleKey, lesson: lesson.key, revision, document: JSON.parse(document) },
    ...{ drawings, cases, words: editorWords(t) },
  };
  return <div id="schrijfblad" hidden data-studio={JSON.stringify(given)} />;
}

/** The text as Markdown, for where no script runs. */
function TextForm({ writing, saveId, outcome }: { writing: Writing; saveId: string; outcome: Outcome | undefined }) {
  const t = useMessages();
  const { markdown, problems, revision } = writing;
  const told = outcome?.intent === 'text' ? outcome : undefined;
  const text = told?.values?.markdown ?? markdown;
  if (text === null) {
    return (
      <div data-without-script>
        <Notice kind="warning" title={t('studio.markdown.unfinished')}>
          <ul>
            {problems.map((sentence) => (
              <li key={sentence} lang={contentLang}>
                {sentence}
              </li>
            ))}
          </ul>
        </Notice>
      </div>
    );
  }
  return (
    <form method="post" className="studio-form" data-without-script>
      <input type="hidden" name="baseRevision" value={revision} />
      <input type="hidden" name="saveId" value={saveId} />
      <Field
        name="markdown"
        type="textarea"
        rows={24}
        label={t('studio.markdown')}
        hint={t('studio.markdown.hint')}
        lang={contentLang}
        defaultValue={text}
      />
      {told && markdown !== null && told.values?.markdown !== markdown && (
        <Disclosure summary={t('studio.markdown.kept')}>
          <pre className="studio-kept" lang={contentLang}>
            {markdown}
          </pre>
        </Disclosure>
      )}
      <Button type="submit">{t('studio.save')}</Button>
    </form>
  );
}
