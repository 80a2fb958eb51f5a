import { redirect } from 'react-router';
import { contentLang } from '../../content.tsx';
import { dateAndTime } from '../../format.ts';
import {
  DropWriterDocument,
  InviteWriterDocument,
  MakeModuleDocument,
  StudioPageDocument,
  type StudioPageQuery,
} from '../../graphql.gen.ts';
import {
  type Asked,
  field,
  type Outcome,
  page,
  refused,
  useMessages,
  useSurroundings,
  type ViewProps,
} from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { HairlineList, Row, RowLink } from '../../ui/hairline-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { doneIn, Names, StudioFrame } from './studio-frame.tsx';
import { WritersForm } from './writers-form.tsx';

type Studio = StudioPageQuery['studio'];
type StudioModule = Studio['modules'][number];
type Data = { studio: Studio; requestKey: string; done: ReturnType<typeof doneIn> };

/** The front of the studio: programmes and modules, and who works on what. */
export const studioPage = page<Data>({
  path: '/studio',
  async load({ api, url }) {
    const { studio } = await api.query(StudioPageDocument, {});
    return { studio, requestKey: crypto.randomUUID(), done: doneIn(url) };
  },
  act,
  head: (_data, t) => ({ title: t('studio.title'), index: false, styles: ['src/styles/studio.css'] }),
  View: StudioView,
});

async function act({ api }: Asked, form: FormData): Promise<Outcome> {
  const key = field(form, 'key');
  switch (field(form, 'intent')) {
    case 'invite': {
      const email = field(form, 'email');
      const { inviteWriter } = await api.mutate(InviteWriterDocument, { programme: true, key, email });
      if (inviteWriter.__typename === 'WritersChanged') throw redirect('/studio?gedaan=uitgenodigd');
      return { ...refused(inviteWriter, { email }), intent: key };
    }
    case 'drop': {
      const { dropWriter } = await api.mutate(DropWriterDocument, {
        programme: true,
        key,
        personId: field(form, 'person'),
      });
      if (dropWriter.__typename === 'WritersChanged') throw redirect('/studio?gedaan=geeindigd');
      return refused(dropWriter);
    }
    default: {
      const [title, requestKey] = [field(form, 'title'), field(form, 'requestKey')];
      const { makeModule } = await api.mutate(MakeModuleDocument, { title, requestKey });
      if (makeModule.__typename === 'DraftChanged') throw redirect(`/studio/${makeModule.key}`);
      return refused(makeModule, { title, requestKey });
    }
  }
}

function StudioView({ data: { studio, requestKey, done }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { programmes, modules, everywhere } = studio;
  const { viewer } = useSurroundings();
  const placed = new Set(programmes.flatMap((one) => one.modules));
  const others = modules.filter(({ key }) => !placed.has(key));
  return (
    <StudioFrame title={t('studio.title')} crumbs={[]} done={done} outcome={outcome}>
      <p className="lead">{t('studio.lead')}</p>
      <p>
        <a href="/studio/media">{t('media.title')}</a>
      </p>
      {programmes.map((programme) => (
        <section key={programme.key} aria-labelledby={`opleiding-${programme.key}`}>
          <h2 id={`opleiding-${programme.key}`} lang={contentLang}>
            {programme.title}
          </h2>
          <Modules modules={programme.modules.flatMap((key) => modules.filter((one) => one.key === key))} />
          {(everywhere || programme.writers.some(({ id }) => id === viewer.id)) && (
            <WritersForm
              of={programme.key}
              summary={t('studio.writers.programme')}
              writers={programme.writers}
              outcome={outcome?.intent === programme.key ? outcome : undefined}
            />
          )}
        </section>
      ))}
      {others.length > 0 && (
        <section aria-labelledby="losse-modules">
          <h2 id="losse-modules">{t('studio.modules.other')}</h2>
          <Modules modules={others} />
        </section>
      )}
      {modules.length === 0 && <EmptyState title={t('studio.none')}>{t('studio.none.body')}</EmptyState>}
      <section aria-labelledby="nieuwe-module" className="studio-form">
        <h2 id="nieuwe-module">{t('studio.module.new')}</h2>
        <form method="post">
          <input type="hidden" name="requestKey" value={outcome?.values?.requestKey ?? requestKey} />
          <Field
            name="title"
            label={t('studio.field.title')}
            hint={t('studio.module.new.hint')}
            required
            maxLength={120}
            autoComplete="off"
            defaultValue={outcome?.values?.title}
            error={outcome?.problems?.title}
          />
          <Button type="submit">{t('studio.module.make')}</Button>
        </form>
      </section>
    </StudioFrame>
  );
}

function Modules({ modules }: { modules: readonly StudioModule[] }) {
  return (
    <HairlineList lastLine>
      {modules.map((module) => (
        <ModuleRow key={module.key} module={module} />
      ))}
    </HairlineList>
  );
}

function ModuleRow({ module }: { module: StudioModule }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { key, title, mine, lessonCount, published, changedAt, changedBy, writers, here } = module;
  return (
    <Row end={<span className="small soft">{t(published ? 'studio.published' : 'studio.unpublished')}</span>}>
      <h3 className="size-1" lang={contentLang}>
        {mine ? <RowLink href={`/studio/${key}`}>{title}</RowLink> : title}
      </h3>
      <p className="small soft">
        {t('studio.lessons', { count: lessonCount })} · {t('studio.changed', { when: dateAndTime(changedAt, locale) })}
        {changedBy && (
          <>
            {' '}
            (<span translate="no">{changedBy.name}</span>)
          </>
        )}
      </p>
      {writers.length > 0 && (
        <p className="small soft">
          {t('studio.writers.are')} <Names people={writers} />
        </p>
      )}
      {here.length > 0 && (
        <p className="small studio-here">
          {t('studio.here')} <Names people={here} />
        </p>
      )}
      {!mine && <p className="small">{t('studio.not-mine')}</p>}
    </Row>
  );
}
