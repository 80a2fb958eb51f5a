import { redirect } from 'react-router';
import { ChangeModuleDocument } from '../../graphql.gen.ts';
import { type Asked, field, type Outcome, page, refused, useMessages, type ViewProps } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { basedOn, type ModuleDraft, moduleDraft } from './module-page.tsx';
import { StudioFrame } from './studio-frame.tsx';

type Data = { draft: ModuleDraft; requestKey: string };

const NAMES = ['title', 'slug', 'subtitle', 'promise', 'forWhom', 'able', 'cover', 'coverAlt'] as const;

/** What a module says about itself: to whom, what it promises, its cover. */
export const aboutModulePage = page<Data>({
  path: '/studio/:module/gegevens',
  load: async (asked) => ({ draft: await moduleDraft(asked), requestKey: crypto.randomUUID() }),
  act,
  head: ({ draft }) => ({ title: draft.title, index: false, styles: ['src/styles/studio.css'] }),
  View: About,
});

async function act({ api, params }: Asked, form: FormData): Promise<Outcome> {
  const key = params.module ?? '';
  const values = Object.fromEntries(NAMES.map((name) => [name, field(form, name)])) as Record<
    (typeof NAMES)[number],
    string
  >;
  const { changeModule } = await api.mutate(ChangeModuleDocument, { input: { key, ...values, ...basedOn(form) } });
  if (changeModule.__typename === 'DraftChanged') throw redirect(`/studio/${key}?gedaan=bewaard`);
  return refused(changeModule, values);
}

function About({ data: { draft, requestKey }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const now: Partial<Record<(typeof NAMES)[number], string>> = {
    ...{ ...draft, able: draft.able.join('\n') },
    ...outcome?.values,
  };
  const shared = (name: (typeof NAMES)[number]) => ({
    name,
    label: t(`studio.field.${name}`),
    defaultValue: now[name],
    error: outcome?.problems?.[name],
  });
  return (
    <StudioFrame
      title={t('studio.module.about')}
      crumbs={[
        { href: '/studio', label: t('studio.title') },
        { href: `/studio/${draft.key}`, label: draft.title, written: true },
      ]}
      outcome={outcome}
    >
      <form method="post" className="studio-form">
        <input type="hidden" name="baseRevision" value={draft.revision} />
        <input type="hidden" name="requestKey" value={requestKey} />
        <Field {...shared('title')} required />
        <Field {...shared('slug')} hint={t('studio.field.slug.hint')} required />
        <Field {...shared('subtitle')} />
        <Field {...shared('promise')} type="textarea" rows={4} />
        <Field {...shared('forWhom')} type="textarea" rows={3} />
        <Field {...shared('able')} hint={t('studio.field.able.hint')} type="textarea" rows={5} />
        <SelectField
          {...shared('cover')}
          options={[
            { value: '', label: t('studio.field.cover.none') },
            ...draft.drawings.map((source) => ({ value: source, label: source })),
          ]}
        />
        <Field {...shared('coverAlt')} hint={t('studio.field.coverAlt.hint')} />
        <Button type="submit">{t('studio.save')}</Button>
      </form>
    </StudioFrame>
  );
}
