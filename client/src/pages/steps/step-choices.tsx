import {
  type StepsPageQuery,
  StopStepCalendarDocument,
  UseStepCalendarDocument,
  WantStepRemindersDocument,
} from '../../graphql.gen.ts';
import { type Api, useMessages, useSurroundings } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';

type Mine = StepsPageQuery['mySteps'];

/** Does what a button of the choices says. */
export async function setChoice(api: Api, intent: string, replacing: string): Promise<void> {
  if (intent === 'calendar') await api.mutate(UseStepCalendarDocument, { replacing: replacing || null });
  else if (intent === 'no-calendar') await api.mutate(StopStepCalendarDocument, {});
  else if (intent === 'mails' || intent === 'no-mails')
    await api.mutate(WantStepRemindersDocument, { reminders: intent === 'mails' });
}

/** What one chooses about steps: mails, and the address of one's calendar. */
export function StepChoices({ mine: { reminders, calendar } }: { mine: Mine }) {
  const t = useMessages();
  return (
    <div id="keuzes" className="steps-choices">
      <section>
        <h2 className="size-2">{t('steps.mails')}</h2>
        <p>{t(reminders ? 'steps.mails.on' : 'steps.mails.off')}</p>
        <form method="post" action="/mijn-stappen">
          <Button type="submit" variant="quiet" small name="intent" value={reminders ? 'no-mails' : 'mails'}>
            {t(reminders ? 'steps.mails.stop' : 'steps.mails.start')}
          </Button>
        </form>
      </section>
      <section>
        <h2 className="size-2">{t('steps.calendar')}</h2>
        {calendar.path ? <Address path={calendar.path} /> : <NoAddress />}
      </section>
    </div>
  );
}

function NoAddress() {
  const t = useMessages();
  return (
    <>
      <p>{t('steps.calendar.body')}</p>
      <form method="post" action="/mijn-stappen">
        <Button type="submit" variant="quiet" small name="intent" value="calendar">
          {t('steps.calendar.make')}
        </Button>
      </form>
    </>
  );
}

function Address({ path }: { path: string }) {
  const t = useMessages();
  const { publicUrl } = useSurroundings();
  return (
    <>
      <Field
        name="address"
        label={t('steps.calendar.address')}
        hint={t('steps.calendar.hint')}
        readOnly
        defaultValue={publicUrl + path}
      />
      <form method="post" action="/mijn-stappen" className="cta">
        <input type="hidden" name="replacing" value={path} />
        <Button type="submit" variant="quiet" small name="intent" value="calendar">
          {t('steps.calendar.renew')}
        </Button>
        <Button type="submit" variant="text" name="intent" value="no-calendar">
          {t('steps.calendar.stop')}
        </Button>
      </form>
      <p className="small soft">{t('steps.calendar.after')}</p>
    </>
  );
}
