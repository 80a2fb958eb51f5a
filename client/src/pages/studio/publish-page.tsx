import type { MessageKey } from '@fluxus/messages';
import { redirect } from 'react-router';
import { contentLang } from '../../content.tsx';
import { PublishDraftDocument, StudioPublishPageDocument, type StudioPublishPageQuery } from '../../graphql.gen.ts';
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
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { StudioFrame } from './studio-frame.tsx';

type Check = Extract<StudioPublishPageQuery['draftCheck'], { __typename: 'DraftCheck' }>;
type Data = { check: Check };

/** Before a publication: what is wrong, what learners will notice, a line for them. */
export const publishPage = page<Data>({
  path: '/studio/:module/publiceren',
  async load({ api, params }) {
    const { draftCheck } = await api.query(StudioPublishPageDocument, { key: params.module ?? '' });
    return { check: draftCheck.__typename === 'DraftCheck' ? draftCheck : nothingHere(draftCheck.message) };
  },
  act,
  head: ({ check }) => ({ title: check.title, index: false, styles: ['src/styles/studio.css'] }),
  View: Publish,
});

async function act({ api, params }: Asked, form: FormData): Promise<Outcome> {
  const key = params.module ?? '';
  const [fingerprint, note] = [field(form, 'fingerprint'), field(form, 'note')];
  const { publishDraft } = await api.mutate(PublishDraftDocument, { key, fingerprint, note });
  if (publishDraft.__typename === 'DraftPublished') throw redirect(`/studio/${key}?gedaan=gepubliceerd`);
  return refused(publishDraft, { note });
}

function Publish({ data: { check }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const { key, title, problems, changes, first, underWay, fingerprint } = check;
  return (
    <StudioFrame
      title={t('studio.publish.title')}
      crumbs={[
        { href: '/studio', label: t('studio.title') },
        { href: `/studio/${key}`, label: title, written: true },
      ]}
      outcome={outcome}
    >
      {problems.length > 0 ? (
        <section aria-labelledby="fouten">
          <h2 id="fouten">{t('studio.publish.faults', { count: problems.length })}</h2>
          <p>{t('studio.publish.faults.body')}</p>
          <ul className="studio-faults">
            {problems.map((problem) => (
              <li key={`${problem.where} ${problem.sentence}`}>
                <a href={placeOf(key, problem)} lang={contentLang}>
                  {problem.where ? `${problem.where}: ${problem.sentence}` : problem.sentence}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <>
          <section aria-labelledby="wat-verandert">
            <h2 id="wat-verandert">{t('studio.publish.changes')}</h2>
            {first ? <p>{t('studio.publish.first')}</p> : <Changes changes={changes} />}
            {!first && (
              <Notice>
                {underWay === null
                  ? t('studio.publish.under-way.few')
                  : t('studio.publish.under-way', { people: underWay })}{' '}
                {t('studio.publish.kept')}
              </Notice>
            )}
          </section>
          <form method="post" className="studio-form">
            <input type="hidden" name="fingerprint" value={fingerprint} />
            <Field
              name="note"
              label={t('studio.publish.note')}
              hint={t('studio.publish.note.hint')}
              required
              maxLength={300}
              defaultValue={outcome?.values?.note}
              error={outcome?.problems?.note}
            />
            <Button type="submit">{t('studio.publish.now')}</Button>
            <ButtonLink href={`/studio/${key}`} variant="quiet">
              {t('studio.publish.not-yet')}
            </ButtonLink>
          </form>
        </>
      )}
    </StudioFrame>
  );
}

/** Where one mends something: the block, the lesson, or what the module says about itself. */
function placeOf(key: string, { lesson, block }: Check['problems'][number]): string {
  if (!lesson) return `/studio/${key}/gegevens`;
  return `/studio/${key}/les/${lesson}${block ? `#${block}` : ''}`;
}

function Changes({ changes }: { changes: Check['changes'] }) {
  const t = useMessages();
  if (changes.length === 0) return <p>{t('studio.publish.nothing')}</p>;
  return (
    <ul className="studio-changes">
      {changes.map(({ kind, lesson, words, count, people }) => (
        <li key={`${kind} ${lesson} ${words}`}>
          {t(`studio.change.${kind}` as MessageKey, { lesson, words, count })}{' '}
          {people !== 0 && (
            <span className="soft">
              {people === null ? t('studio.change.answered.few') : t('studio.change.answered', { people })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
