import { redirect } from 'react-router';
import { FileField } from '../../features/form/file-field.tsx';
import { FormTrouble } from '../../features/form/form-page.tsx';
import { sentFile } from '../../features/form/sent-file.ts';
import {
  CaptionMediaDocument,
  DeleteMediaDocument,
  DescribeMediaDocument,
  MediumPageDocument,
  ReplaceMediaDocument,
  type WholeMediumFragment,
} from '../../graphql.gen.ts';
import {
  type Asked,
  field,
  nothingHere,
  type Outcome,
  page,
  refused,
  useMessages,
  type ViewProps,
} from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { DescribeForm } from './describe-form.tsx';
import { Facts } from './facts.tsx';

const DONE = ['nieuw', 'bewaard', 'vervangen', 'ondertiteld'] as const;
const LANGUAGES = ['nl-BE', 'fr', 'en'] as const;

type Data = { item: WholeMediumFragment; done: (typeof DONE)[number] | undefined };

/** One medium: how it looks, what is said about it, where it is used, and what can be done with it. */
export const mediumPage = page<Data>({
  path: '/studio/media/:id',
  async load({ api, params, url }) {
    const { mediaItem } = await api.query(MediumPageDocument, { id: params.id ?? '' });
    if (mediaItem.__typename !== 'MediaItem') nothingHere(mediaItem.message);
    return { item: mediaItem, done: DONE.find((one) => one === url.searchParams.get('gedaan')) };
  },
  act,
  head: ({ item }, _t) => ({ title: item.title, index: false, script: 'src/media.ts' }),
  View: Medium,
});

async function act(asked: Asked, form: FormData): Promise<Outcome> {
  const { api, params } = asked;
  const id = params.id ?? '';
  const [intent, language = ''] = field(form, 'intent').split(' ');
  if (intent === 'delete') {
    const { deleteMedia } = await api.mutate(DeleteMediaDocument, { id });
    if (deleteMedia.__typename === 'MediaInUse') return { ...refused(deleteMedia), intent };
    throw redirect('/studio/media?gedaan=weg');
  }
  if (intent === 'uncaption') {
    const kind = field(form, 'kind') === 'chapters' ? 'chapters' : 'captions';
    const { captionMedia } = await api.mutate(CaptionMediaDocument, { input: { id, kind, language, upload: null } });
    return settled(captionMedia, id, 'ondertiteld', intent);
  }
  if (intent === 'replace' || intent === 'caption') {
    const name = intent === 'replace' ? 'file' : 'captions';
    const sent = sentFile(form, name);
    if ('refused' in sent) return { problems: { [name]: sent.refused }, intent };
    return intent === 'replace'
      ? settled(
          (await api.mutate(ReplaceMediaDocument, { id, upload: sent.upload })).replaceMedia,
          id,
          'vervangen',
          intent,
        )
      : caption(asked, form, sent.upload);
  }
  return describe(asked, form);
}

async function caption({ api, params }: Asked, form: FormData, upload: string): Promise<Outcome> {
  const id = params.id ?? '';
  const kind = field(form, 'kind') === 'chapters' ? 'chapters' : 'captions';
  const input = { id, kind, language: field(form, 'language'), upload } as const;
  const { captionMedia } = await api.mutate(CaptionMediaDocument, { input });
  const outcome = settled(captionMedia, id, 'ondertiteld', 'caption');
  // its file stands under another name than that of a medium itself
  const { file, ...problems } = outcome.problems ?? {};
  return { ...outcome, problems: { ...problems, ...(file ? { captions: file } : {}) } };
}

async function describe({ api, params }: Asked, form: FormData): Promise<Outcome> {
  const id = params.id ?? '';
  const line = (name: string) => field(form, name);
  const hundredth = (name: string) => (/^\d{1,3}$/.test(line(name)) ? Number(line(name)) : form.has(name) ? -1 : 50);
  const values = {
    ...{ title: line('title'), alt: line('alt'), transcript: line('transcript'), consentWho: line('consentWho') },
    ...{ consentUntil: line('consentUntil'), consentNote: line('consentNote') },
  };
  const flags = { decorative: form.has('decorative'), recognisable: form.has('recognisable') };
  const focus = { focalX: hundredth('focalX'), focalY: hundredth('focalY') };
  const baseRevision = Number.parseInt(line('baseRevision'), 10) || 0;
  const input = { ...values, ...flags, ...focus, id, baseRevision, consentUntil: values.consentUntil || null };
  const { describeMedia } = await api.mutate(DescribeMediaDocument, { input });
  if (describeMedia.__typename === 'MediaItem') throw redirect(`/studio/media/${id}?gedaan=bewaard`);
  const now = describeMedia.__typename === 'MediaChanged' ? describeMedia.now.revision : baseRevision;
  const kept = { ...values, focalX: line('focalX'), focalY: line('focalY'), baseRevision: String(now) };
  const ticked = Object.fromEntries(Object.entries(flags).map(([name, on]) => [name, on ? 'on' : '']));
  return { ...refused(describeMedia, { ...kept, ...ticked }), intent: 'describe' };
}

type Settled = { __typename: string; message?: string; problems?: readonly { field: string; message: string }[] };

function settled(result: Settled, id: string, done: Data['done'], intent: string): Outcome {
  if (result.message === undefined) throw redirect(`/studio/media/${id}?gedaan=${done}`);
  return { ...refused({ ...result, message: result.message }), intent };
}

function Medium({ data: { item, done }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const of = (intent: string) => (outcome?.intent === intent ? outcome : undefined);
  return (
    <div className="wrap media">
      <p className="back">
        <a href="/studio/media">{t('media.back')}</a>
      </p>
      <h1 translate="no">{item.title}</h1>
      {done && !outcome && (
        <Notice kind="success" live="polite">
          {t(`media.done.${done}`)}
        </Notice>
      )}
      {item.state === 'processing' && <Notice>{t('media.processing.body')}</Notice>}
      <div className="media-cols">
        <div className="media-stack">
          <Preview item={item} />
          <section aria-labelledby="zeggen">
            <h2 id="zeggen">{t('media.describe')}</h2>
            <DescribeForm item={item} outcome={of('describe')} />
          </section>
        </div>
        <div className="media-stack">
          <Facts item={item} />
          {(item.kind === 'film' || item.kind === 'audio') && (
            <Captions item={item} outcome={of('caption') ?? of('uncaption')} />
          )}
          <Replace item={item} outcome={of('replace')} />
          <Delete item={item} outcome={of('delete')} />
        </div>
      </div>
    </div>
  );
}

function Preview({ item }: { item: WholeMediumFragment }) {
  const t = useMessages();
  const { kind, address, alt, width, height, title, captions } = item;
  const track = captions.find((one) => one.kind === 'captions');
  if (kind === 'image')
    return (
      <img className="media-whole" src={address} alt={alt} width={width ?? undefined} height={height ?? undefined} />
    );
  // what cannot be followed by everybody is not played here either
  if (!track)
    return (
      <p>
        <a href={address}>{t('media.open')}</a>
      </p>
    );
  return (
    <video className="media-whole" controls preload="metadata" src={address} aria-label={title}>
      <track kind="captions" src={track.address} srcLang={track.language} default />
    </video>
  );
}

function Captions({ item, outcome }: { item: WholeMediumFragment; outcome: Outcome | undefined }) {
  const t = useMessages();
  return (
    <section className="act" aria-labelledby="ondertitels">
      <h2 id="ondertitels">{t('media.captions')}</h2>
      {item.captions.length === 0 && <p className="soft">{t('media.captions.none')}</p>}
      <ul className="plain">
        {item.captions.map(({ kind, language, address }) => (
          <li key={address}>
            <form method="post" className="media-caption">
              <input type="hidden" name="kind" value={kind} />
              <a href={address}>
                {t(`media.captions.${kind}`)}, {t(`media.language.${languageIn(language)}`)}
              </a>
              <Button
                variant="text"
                small
                name="intent"
                value={`uncaption ${language}`}
                aria-label={t('media.captions.remove.label', {
                  what: `${t(`media.captions.${kind}`)}, ${t(`media.language.${languageIn(language)}`)}`,
                })}
              >
                {t('media.captions.remove')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" encType="multipart/form-data" className="media-form" data-upload="">
        <FormTrouble outcome={outcome} />
        <SelectField
          name="kind"
          label={t('media.captions.kind')}
          options={(['captions', 'chapters'] as const).map((value) => ({ value, label: t(`media.captions.${value}`) }))}
        />
        <SelectField
          name="language"
          label={t('media.language')}
          options={LANGUAGES.map((value) => ({ value, label: t(`media.language.${value}`) }))}
        />
        <FileField
          name="captions"
          label={t('media.captions.file')}
          hint={t('media.captions.file.hint')}
          accept=".vtt,text/vtt"
          outcome={outcome}
        />
        <Button variant="quiet" name="intent" value="caption">
          {t('media.captions.submit')}
        </Button>
      </form>
    </section>
  );
}

function languageIn(language: string): (typeof LANGUAGES)[number] {
  return LANGUAGES.find((one) => one === language) ?? 'nl-BE';
}

function Replace({ item, outcome }: { item: WholeMediumFragment; outcome: Outcome | undefined }) {
  const t = useMessages();
  return (
    <section className="act" aria-labelledby="vervangen">
      <h2 id="vervangen">{t('media.replace')}</h2>
      <p className="small">{t('media.replace.body')}</p>
      <form method="post" encType="multipart/form-data" className="media-form" data-upload="">
        <FormTrouble outcome={outcome} />
        <FileField label={t('media.file')} outcome={outcome} />
        <Button variant="quiet" name="intent" value="replace">
          {t('media.replace.submit', { kind: t(`media.kind.${item.kind}`) })}
        </Button>
      </form>
    </section>
  );
}

function Delete({ item, outcome }: { item: WholeMediumFragment; outcome: Outcome | undefined }) {
  const t = useMessages();
  return (
    <section className="act" aria-labelledby="verwijderen">
      <h2 id="verwijderen">{t('media.delete')}</h2>
      <FormTrouble outcome={outcome} />
      {item.uses.length > 0 ? (
        <p className="small">{t('media.in-use', { count: item.uses.length })}</p>
      ) : (
        <form method="post">
          <p className="small">{t('media.delete.body')}</p>
          <Button variant="danger" name="intent" value="delete">
            {t('media.delete.submit')}
          </Button>
        </form>
      )}
    </section>
  );
}
