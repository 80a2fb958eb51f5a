import { useMessages } from '../../page.tsx';

/** The same words for a known and an unknown address. */
export function MailSent({ email, demo }: { email: string; demo: boolean }) {
  const t = useMessages();
  return (
    <div className="wrap form-page">
      <h1>{t('sign-in.sent.title')}</h1>
      <p role="status">{t('sign-in.sent.body', { email })}</p>
      {demo && (
        <p className="small">
          {t('sign-in.demo')} <a href="/demo/mail">{t('site.demo.mail')}</a>
        </p>
      )}
    </div>
  );
}
