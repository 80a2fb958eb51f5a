import { redirect } from 'react-router';
import { contentLang } from '../../content.tsx';
import { date } from '../../format.ts';
import {
  MyCertificatesPageDocument,
  type MyCertificatesPageQuery,
  PutCertificateOnlineDocument,
  ReissueCertificateDocument,
  TakeCertificateDocument,
  TakeCertificateOfflineDocument,
  WantReviewsDocument,
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
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { EmptyState } from '../../ui/states.tsx';

type Mine = MyCertificatesPageQuery['myCertificates'];
type Own = Mine['certificates'][number];
type Data = { mine: Mine; done: string | null; publicUrl: string };
type Result = { __typename: string; message?: string };

/** What can be done here; each is the value of a button. */
const ACTS = ['take', 'hide', 'show', 'reissue', 'review', 'no-review'] as const;
type Act = (typeof ACTS)[number];
const isAct = (value: string | null): value is Act => ACTS.some((act) => act === value);

/** One's own attests: what is ready to be taken, what was taken, and what is left to do for others. */
export const myCertificatesPage = page<Data>({
  path: '/mijn-attesten',
  async load({ api, url, publicUrl }) {
    const { myCertificates } = await api.query(MyCertificatesPageDocument, {});
    return { mine: myCertificates, done: url.searchParams.get('gedaan'), publicUrl };
  },
  act,
  head: (_data, t) => ({ title: t('certificates.title'), index: false }),
  View: MyCertificates,
});

async function act(asked: Asked, form: FormData): Promise<Outcome> {
  const intent = field(form, 'intent');
  if (!isAct(intent)) nothingHere();
  const result = await doing(asked, form, intent);
  if (result.message !== undefined) return refused({ message: result.message });
  throw redirect(`/mijn-attesten?gedaan=${intent}`);
}

async function doing({ api }: Asked, form: FormData, intent: Act): Promise<Result> {
  const id = field(form, 'certificate');
  switch (intent) {
    case 'take': {
      const kind = field(form, 'subjectKind') === 'PROGRAMME' ? 'PROGRAMME' : 'MODULE';
      return (await api.mutate(TakeCertificateDocument, { kind, key: field(form, 'subjectKey') })).takeCertificate;
    }
    case 'hide':
      return (await api.mutate(TakeCertificateOfflineDocument, { id })).takeCertificateOffline;
    case 'show':
      return (await api.mutate(PutCertificateOnlineDocument, { id })).putCertificateOnline;
    case 'review':
    case 'no-review':
      return (await api.mutate(WantReviewsDocument, { id, wanted: intent === 'review' })).wantReviews;
    case 'reissue':
      return (await api.mutate(ReissueCertificateDocument, { id })).reissueCertificate;
  }
}

function MyCertificates({ data: { mine, done, publicUrl }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const nothing = mine.certificates.length === 0 && mine.takable.length === 0;
  return (
    <div className="wrap my-certificates">
      <h1>{t('certificates.title')}</h1>
      <p className="lead">{t('certificates.lead')}</p>
      {outcome?.message && <Notice kind="danger">{outcome.message}</Notice>}
      {!outcome && isAct(done) && <Notice kind="success">{t(`certificates.done.${done}`)}</Notice>}
      {mine.takable.length > 0 && <Takable mine={mine} />}
      {mine.certificates.length > 0 && (
        <section aria-labelledby="genomen">
          <h2 id="genomen">{t('certificates.taken')}</h2>
          {mine.certificates.map((own) => (
            <OwnCertificate key={own.id} own={own} name={mine.name} publicUrl={publicUrl} />
          ))}
        </section>
      )}
      {nothing && <Nothing begun={mine.unfinished.length > 0} />}
      {mine.unfinished.length > 0 && <Unfinished mine={mine} />}
    </div>
  );
}

/** A sentence with somebody's name in it: the name is data, in whichever script it is. */
function WithName({ sentence, name }: { sentence: string; name: string }) {
  const at = sentence.lastIndexOf(name);
  if (name === '' || at < 0) return sentence;
  return (
    <>
      {sentence.slice(0, at)}
      <bdi translate="no">{name}</bdi>
      {sentence.slice(at + name.length)}
    </>
  );
}

function Takable({ mine: { takable, name } }: { mine: Mine }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <section aria-labelledby="klaar">
      <h2 id="klaar">{t('certificates.takable')}</h2>
      <p className="soft">
        {name === '' ? (
          t('certificates.no-name')
        ) : (
          <WithName sentence={t('certificates.in-name', { name })} name={name} />
        )}{' '}
        <a href="/account">{t('certificates.change-name')}</a>
      </p>
      <ul className="rows">
        {takable.map((one) => (
          <li key={`${one.subjectKind} ${one.subjectKey}`}>
            <span>
              <strong lang={contentLang}>{one.title}</strong>
              <br />
              <span className="small soft">
                {t('certificates.takable.finished', { date: date(one.finishedAt, locale) })}
              </span>
            </span>
            {name !== '' && (
              <form method="post">
                <input type="hidden" name="subjectKind" value={one.subjectKind} />
                <input type="hidden" name="subjectKey" value={one.subjectKey} />
                <Button name="intent" value="take">
                  {t('certificates.take')}
                  <span className="visually-hidden" lang={contentLang}>
                    : {one.title}
                  </span>
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnCertificate({ own, name, publicUrl }: { own: Own; name: string; publicUrl: string }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  const { attest } = own;
  const issued = t('certificates.issued', { date: date(attest.issuedAt, locale), name: attest.name });
  return (
    <article className="own-certificate" aria-labelledby={`attest-${attest.code}`}>
      <h3 id={`attest-${attest.code}`} lang={contentLang}>
        {attest.title}
      </h3>
      <p className="small soft">
        <WithName sentence={issued} name={attest.name} />
        <br />
        <span className="reference">{t('certificates.number', { code: attest.code })}</span>
      </p>
      {own.standing === 'REVOKED' ? (
        <Notice kind="danger">{t('certificates.revoked')}</Notice>
      ) : (
        <Holding own={own} name={name} address={`${publicUrl}/attest/${attest.code}`} />
      )}
    </article>
  );
}

/** What one can do with an attest that holds. */
function Holding({ own, name, address }: { own: Own; name: string; address: string }) {
  const t = useMessages();
  const { code } = own.attest;
  return (
    <>
      {own.renamed && (
        <Notice>
          <p>
            <WithName sentence={t('certificates.renamed', { name })} name={name} />
          </p>
          <ActButton own={own} act="reissue" variant="quiet" label={t('certificates.reissue')} />
        </Notice>
      )}
      {!own.online && <Notice>{t('certificates.hidden')}</Notice>}
      <p className="cta">
        <ButtonLink href={`/attest/${code}/attest.pdf`} variant="quiet">
          {t('certificates.pdf')}
        </ButtonLink>
        <a href={`/attest/${code}/badge`}>{t('certificates.badge')}</a>
        {own.online && <a href={`/attest/${code}`}>{t('certificates.look')}</a>}
      </p>
      {own.online && (
        <Field
          name="adres"
          id={`adres-${code}`}
          label={t('certificates.share')}
          hint={t('certificates.share.hint')}
          type="url"
          readOnly
          value={address}
        />
      )}
      <ActButton
        own={own}
        act={own.online ? 'hide' : 'show'}
        variant="text"
        label={t(own.online ? 'certificates.hide' : 'certificates.show')}
      />
      {own.reviewable && <LookingBack own={own} />}
    </>
  );
}

/** Mails to look back, for who asks for them. */
function LookingBack({ own }: { own: Own }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <section className="own-reviews" aria-labelledby={`terugblik-${own.attest.code}`}>
      <h4 id={`terugblik-${own.attest.code}`}>{t('certificates.reviews')}</h4>
      <p className="small soft">
        {own.nextReviewAt
          ? t('certificates.reviews.next', { date: date(own.nextReviewAt, locale) })
          : t('certificates.reviews.body')}
      </p>
      <ActButton
        own={own}
        act={own.nextReviewAt ? 'no-review' : 'review'}
        variant={own.nextReviewAt ? 'text' : 'quiet'}
        label={t(own.nextReviewAt ? 'certificates.reviews.stop' : 'certificates.reviews.start')}
      />
    </section>
  );
}

type ActButtonProps = { own: Own; act: Act; variant: 'quiet' | 'text'; label: string };

function ActButton({ own, act, variant, label }: ActButtonProps) {
  return (
    <form method="post">
      <input type="hidden" name="certificate" value={own.id} />
      <Button name="intent" value={act} variant={variant}>
        {label}
        <span className="visually-hidden" lang={contentLang}>
          : {own.attest.title}
        </span>
      </Button>
    </form>
  );
}

function Nothing({ begun }: { begun: boolean }) {
  const t = useMessages();
  return (
    <EmptyState
      title={t('certificates.none')}
      action={
        begun ? (
          <ButtonLink href="/leren">{t('site.menu.learning')}</ButtonLink>
        ) : (
          <ButtonLink href="/modules">{t('site.to-modules')}</ButtonLink>
        )
      }
    >
      {t(begun ? 'certificates.none.begun' : 'certificates.none.body')}
    </EmptyState>
  );
}

function Unfinished({ mine: { unfinished } }: { mine: Mine }) {
  const t = useMessages();
  return (
    <section aria-labelledby="nog-te-doen">
      <h2 id="nog-te-doen">{t('certificates.left')}</h2>
      <ul className="rows">
        {unfinished.map((one) => (
          <li key={`${one.subjectKind} ${one.slug}`}>
            <a
              href={one.subjectKind === 'MODULE' ? `/leren/${one.slug}` : `/opleidingen/${one.slug}`}
              lang={contentLang}
            >
              {one.title}
            </a>
            <span className="small soft">
              {t(one.subjectKind === 'MODULE' ? 'certificates.left.module' : 'certificates.left.programme', {
                left: one.left,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
