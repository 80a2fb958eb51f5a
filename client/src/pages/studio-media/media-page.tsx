import { redirect } from 'react-router';
import { FileField } from '../../features/form/file-field.tsx';
import { FormTrouble } from '../../features/form/form-page.tsx';
import { sentFile, withFile } from '../../features/form/sent-file.ts';
import { AddMediaDocument, type MediaKind, MediaPageDocument, type MediaPageQuery } from '../../graphql.gen.ts';
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
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { fileSize } from './measures.ts';
import { Thumb } from './thumb.tsx';

const KINDS: readonly MediaKind[] = ['image', 'film', 'audio', 'document'];

type Shelf = MediaPageQuery['mediaShelf'];
type Data = { shelf: Shelf; search: string; kind: MediaKind | ''; unused: boolean; at: number; deleted: boolean };

/** The library of media: what there is, to be found, and a place to add to it. */
export const mediaPage = page<Data>({
  path: '/studio/media',
  async load({ api, url }) {
    const search = (url.searchParams.get('zoek') ?? '').trim().slice(0, 200);
    const kind = KINDS.find((one) => one === url.searchParams.get('soort')) ?? '';
    const unused = url.searchParams.has('ongebruikt');
    const at = Math.min(Math.max(Number.parseInt(url.searchParams.get('blad') ?? '1', 10) || 1, 1), 1000);
    const asked = { search, kind: kind || null, unused, page: at };
    const { mediaShelf } = await api.query(MediaPageDocument, asked);
    return { shelf: mediaShelf, search, kind, unused, at, deleted: url.searchParams.get('gedaan') === 'weg' };
  },
  act: add,
  head: (_data, t) => ({ title: t('media.title'), index: false, script: 'src/media.ts' }),
  View: Media,
});

async function add({ api }: Asked, form: FormData): Promise<Outcome> {
  const [title, alt] = [field(form, 'title'), field(form, 'alt')];
  const decorative = form.has('decorative');
  const values = { title, alt, ...(decorative ? { decorative: 'on' } : {}) };
  const sent = sentFile(form);
  if ('refused' in sent) return { problems: { file: sent.refused }, values };
  const { upload } = sent;
  const { addMedia } = await api.mutate(AddMediaDocument, { input: { upload, title, alt, decorative } });
  if (addMedia.__typename === 'MediaItem') throw redirect(`/studio/media/${addMedia.id}?gedaan=nieuw`);
  return withFile(refused(addMedia, values), upload);
}

function Media({ data, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { shelf, search, kind, unused, deleted } = data;
  const filtered = search !== '' || kind !== '' || unused;
  return (
    <div className="wrap media">
      <p className="back">
        <a href="/studio">{t('studio.title')}</a>
      </p>
      <h1>{t('media.title')}</h1>
      <p className="lead">{t('media.lead')}</p>
      {deleted && (
        <Notice kind="success" live="polite">
          {t('media.deleted')}
        </Notice>
      )}
      <Disclosure summary={t('media.add')} open={outcome !== undefined || (shelf.total === 0 && !filtered)}>
        <AddForm outcome={outcome} />
      </Disclosure>
      <search>
        <form className="filters" action="/studio/media">
          <Field name="zoek" type="search" label={t('media.search')} defaultValue={search} maxLength={200} />
          <SelectField
            name="soort"
            label={t('media.kind')}
            defaultValue={kind}
            options={[
              { value: '', label: t('media.kind.all') },
              ...KINDS.map((value) => ({ value, label: t(`media.kind.${value}`) })),
            ]}
          />
          <CheckboxField name="ongebruikt" value="ja" label={t('media.unused')} defaultChecked={unused} />
          <Button variant="quiet">{t('media.show')}</Button>
        </form>
      </search>
      {shelf.items.length === 0 ? (
        <EmptyState title={t(filtered ? 'media.none-found' : 'media.none')}>
          {filtered ? <a href="/studio/media">{t('media.show-all')}</a> : t('media.none.body')}
        </EmptyState>
      ) : (
        <>
          <p className="small soft" role="status">
            {t('media.count', { count: shelf.total })}
          </p>
          <Shelved shelf={shelf} />
          <Pages data={data} />
        </>
      )}
    </div>
  );
}

function AddForm({ outcome }: { outcome: Outcome | undefined }) {
  const t = useMessages();
  const { values, problems } = outcome ?? {};
  return (
    <form method="post" encType="multipart/form-data" className="media-form" data-upload="">
      <FormTrouble outcome={outcome} />
      <FileField label={t('media.file')} hint={t('media.file.hint')} outcome={outcome} />
      <Field
        name="title"
        label={t('media.item.title')}
        hint={t('media.item.title.hint')}
        required
        maxLength={300}
        defaultValue={values?.title}
        error={problems?.title}
      />
      <Field
        name="alt"
        label={t('media.alt')}
        hint={t('media.alt.hint')}
        maxLength={300}
        defaultValue={values?.alt}
        error={problems?.alt}
      />
      <CheckboxField name="decorative" label={t('media.decorative')} defaultChecked={values?.decorative === 'on'} />
      <Button type="submit">{t('media.add.submit')}</Button>
    </form>
  );
}

function Shelved({ shelf }: { shelf: Shelf }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <ul className="media-grid">
      {shelf.items.map((item) => {
        const used = item.uses.length;
        return (
          <li key={item.id}>
            <Thumb item={item} />
            <div>
              <a href={`/studio/media/${item.id}`} translate="no" className="media-name">
                {item.title}
              </a>
              <p className="small soft">
                {t(`media.kind.${item.kind}`)} · {fileSize(item.bytes, locale)}
                {item.state === 'processing' && ` · ${t('media.processing')}`}
              </p>
              <p className="small soft">{used === 0 ? t('media.used.not') : t('media.used', { count: used })}</p>
              {item.recognisable && item.consentWho === '' && (
                <p className="small media-wanting">{t('media.consent.missing')}</p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Pages({ data: { shelf, search, kind, unused, at } }: { data: Data }) {
  const t = useMessages();
  const last = Math.ceil(shelf.total / shelf.perPage);
  if (last < 2) return null;
  const to = (number: number) => {
    const query = new URLSearchParams({ zoek: search, soort: kind, blad: String(number) });
    if (unused) query.set('ongebruikt', 'ja');
    return `/studio/media?${query}`;
  };
  return (
    <p className="talk-pages">
      <span className="small soft">{t('media.page', { at, last })}</span>
      {at > 1 && <a href={to(at - 1)}>{t('media.page.earlier')}</a>}
      {at < last && <a href={to(at + 1)}>{t('media.page.later')}</a>}
    </p>
  );
}
