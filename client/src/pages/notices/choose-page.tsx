import { redirect } from 'react-router';
import { FormPage } from '../../features/form/form-page.tsx';
import {
  ChooseNoticeMailsDocument,
  type MailCadence,
  NoticeChoicesPageDocument,
  type NoticeChoicesPageQuery,
} from '../../graphql.gen.ts';
import { type Asked, field, type Outcome, page, useMessages, type ViewProps } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';

type Data = { choices: NoticeChoicesPageQuery['noticeChoices']; reminders: boolean; saved: boolean };

const CADENCES: readonly MailCadence[] = ['AT_ONCE', 'DAILY', 'WEEKLY', 'NONE'];

/** All mail that one can choose, in one place. */
export const chooseNoticesPage = page<Data>({
  path: '/meldingen/voorkeuren',
  async load({ api, url }) {
    const { noticeChoices, mySteps } = await api.query(NoticeChoicesPageDocument, {});
    return { choices: noticeChoices, reminders: mySteps.reminders, saved: url.searchParams.has('bewaard') };
  },
  act: choose,
  head: (_data, t) => ({ title: t('notices.choose.title'), index: false }),
  View: Choose,
});

async function choose({ api }: Asked, form: FormData): Promise<Outcome> {
  const { noticeChoices } = await api.query(NoticeChoicesPageDocument, {});
  const choices = noticeChoices.flatMap(({ kind }) => {
    const mail = CADENCES.find((one) => one === field(form, kind));
    return mail ? [{ kind, mail }] : [];
  });
  await api.mutate(ChooseNoticeMailsDocument, { choices, reminders: form.has('reminders') });
  throw redirect('/meldingen/voorkeuren?bewaard');
}

function Choose({ data: { choices, reminders, saved }, outcome }: ViewProps<Data>) {
  const t = useMessages();
  const options = CADENCES.map((value) => ({ value, label: t(`notices.mail.${value}`) }));
  const obligatory = choices.filter((one) => one.obligatory);
  return (
    <FormPage title={t('notices.choose.title')} lead={t('notices.choose.lead')} outcome={outcome}>
      {saved && (
        <Notice kind="success" live="polite">
          {t('notices.choose.saved')}
        </Notice>
      )}
      <form method="post">
        <h2 className="size-2">{t('notices.choose.talk')}</h2>
        {choices
          .filter((one) => !one.obligatory)
          .map(({ kind, mail }) => (
            <SelectField
              key={kind}
              name={kind}
              label={t(`notices.kind.${kind}`)}
              options={options}
              defaultValue={mail}
            />
          ))}
        {obligatory.map(({ kind }) => (
          <div key={kind}>
            <p className="strong">{t(`notices.kind.${kind}`)}</p>
            <p className="small soft">{t('notices.choose.obligatory')}</p>
          </div>
        ))}
        <p className="small soft">{t('notices.choose.muted')}</p>
        <h2 className="size-2">{t('notices.choose.steps')}</h2>
        <CheckboxField name="reminders" label={t('notices.choose.steps.label')} defaultChecked={reminders} />
        <Button type="submit">{t('notices.choose.submit')}</Button>
      </form>
      <div>
        <h2 className="size-2">{t('notices.choose.reviews')}</h2>
        <p>
          {t('notices.choose.reviews.body')} <a href="/mijn-attesten">{t('notices.choose.reviews.link')}</a>
        </p>
      </div>
      <p>
        <a href="/meldingen">{t('notices.title')}</a>
      </p>
    </FormPage>
  );
}
