import { FormTrouble } from '../../features/form/form-page.tsx';
import type { PostFactsFragment } from '../../graphql.gen.ts';
import { type Outcome, useMessages } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { pathOfPost } from './act-in-thread.ts';
import { DraftWords } from './draft-words.tsx';
import { WithName } from './words.tsx';

type Props = {
  post: PostFactsFragment;
  threadId: string;
  outcome: Outcome | undefined;
  moderates: boolean;
  requestKey: string;
};

const GROUNDS = ['UNKIND', 'PRIVACY', 'ILLEGAL', 'ADVERTISING', 'OTHER'] as const;

/** That a post is hidden, and to its author and those who keep order why, and what was said about that. */
export function Hidden({ post: { hidden, restriction, writer } }: Props) {
  const t = useMessages();
  if (!hidden) return null;
  if (!restriction) return <p className="soft">{t('discussion.hidden')}</p>;
  const { explanation, appeal, answer } = restriction;
  return (
    <Notice kind="warning" title={t(writer.self ? 'discussion.hidden.own' : 'discussion.hidden.moderator')}>
      <p translate="no">{t('discussion.hidden.why', { reason: explanation })}</p>
      {appeal !== null && <p translate="no">{t('discussion.hidden.appeal', { reason: appeal })}</p>}
      {answer !== null && <p translate="no">{t('discussion.hidden.answer', { reason: answer })}</p>}
    </Notice>
  );
}

/** What came of one's own report. */
export function Reported({ report }: { report: NonNullable<PostFactsFragment['myReport']> }) {
  const t = useMessages();
  const { decision, explanation } = report;
  return (
    <p className="small soft">
      {decision === null
        ? t('discussion.report.waits')
        : t(`discussion.report.${decision}`, { reason: explanation ?? '' })}
    </p>
  );
}

export function ReportForm({ post: { number }, threadId, outcome, requestKey }: Props) {
  const t = useMessages();
  const { values, problems } = outcome ?? {};
  return (
    <form method="post" className="talk-order" data-draft={`report ${threadId} ${number}`}>
      <FormTrouble outcome={outcome} />
      <p>{t('discussion.report.lead')}</p>
      <input type="hidden" name="requestKey" value={values?.requestKey || requestKey} />
      <input type="hidden" name="number" value={number} />
      <RadioGroup
        legend={t('discussion.report.ground')}
        name="ground"
        required
        {...(values?.ground ? { defaultValue: values.ground } : {})}
        options={GROUNDS.map((value) => ({ value, label: t(`discussion.report.${value}`) }))}
      />
      <Reason
        label={t('discussion.report.reason')}
        hint={t('discussion.report.faith')}
        values={values}
        problems={problems}
      />
      <Doing submit={t('discussion.report.submit')} intent="report" back={pathOfPost(threadId, number)} />
    </form>
  );
}

export function AppealForm({ post: { number }, threadId, outcome, requestKey }: Props) {
  const t = useMessages();
  return (
    <form method="post" className="talk-order" data-draft={`appeal ${threadId} ${number}`}>
      <FormTrouble outcome={outcome} />
      <p>{t('discussion.appeal.lead')}</p>
      <input type="hidden" name="requestKey" value={outcome?.values?.requestKey || requestKey} />
      <input type="hidden" name="number" value={number} />
      <Reason label={t('discussion.appeal.reason')} values={outcome?.values} problems={outcome?.problems} />
      <Doing submit={t('discussion.appeal.submit')} intent="appeal" back={pathOfPost(threadId, number)} />
    </form>
  );
}

/** Deciding about a post, and about whoever wrote it. */
export function ModerateForms({ post, threadId, outcome, requestKey }: Props) {
  const t = useMessages();
  const { number, hidden, writer } = post;
  const of = (intent: string) => (outcome?.intent === intent ? outcome : undefined);
  return (
    <>
      <form method="post" className="talk-order" data-draft={`moderate ${threadId} ${number}`}>
        <FormTrouble outcome={of('moderate')} />
        <input type="hidden" name="requestKey" value={of('moderate')?.values?.requestKey || requestKey} />
        <input type="hidden" name="number" value={number} />
        <Reason
          label={t('discussion.moderate.explanation')}
          hint={t('discussion.moderate.explanation.hint')}
          values={of('moderate')?.values}
          problems={of('moderate')?.problems}
        />
        <div className="cta">
          <Button type="submit" variant={hidden ? 'quiet' : 'danger'} name="intent" value="moderate hide">
            {t(hidden ? 'discussion.moderate.stay' : 'discussion.moderate.hide')}
          </Button>
          <Button type="submit" variant="quiet" name="intent" value="moderate show">
            {t(hidden ? 'discussion.moderate.show' : 'discussion.moderate.keep')}
          </Button>
          <a href={pathOfPost(threadId, number)}>{t('discussion.cancel')}</a>
        </div>
      </form>
      <p>
        <a href={`/gesprekken/${threadId}/verplaats?bericht=${number}`}>{t('discussion.move')}</a>
      </p>
      {!writer.self && (
        <details className="talk-settle" open={of('ban') !== undefined}>
          <summary>
            <WithName sentence={(name) => t('discussion.ban', { name })} writer={writer} />
          </summary>
          <form method="post" className="talk-order">
            {of('ban')?.message && <Notice kind="danger">{of('ban')?.message}</Notice>}
            <input type="hidden" name="number" value={number} />
            <Field
              id="dagen"
              name="days"
              type="number"
              min={0}
              max={365}
              required
              label={t('discussion.ban.days')}
              defaultValue={of('ban')?.values?.days ?? 7}
              error={of('ban')?.problems?.days}
            />
            <Field
              id="reden-om-te-zwijgen"
              name="reason"
              required
              label={t('discussion.ban.reason')}
              defaultValue={of('ban')?.values?.reason}
              error={of('ban')?.problems?.reason}
            />
            <Button type="submit" variant="danger" name="intent" value="ban">
              {t('discussion.ban.submit')}
            </Button>
          </form>
        </details>
      )}
    </>
  );
}

function Reason({
  label,
  hint,
  values,
  problems,
}: {
  label: string;
  hint?: string;
  values: Outcome['values'];
  problems: Outcome['problems'];
}) {
  return (
    <>
      <Field
        type="textarea"
        name="reason"
        label={label}
        hint={hint}
        required
        rows={4}
        maxLength={2000}
        defaultValue={values?.reason}
        error={problems?.reason}
      />
      <DraftWords />
    </>
  );
}

function Doing({ submit, intent, back }: { submit: string; intent: string; back: string }) {
  const t = useMessages();
  return (
    <div className="cta">
      <Button type="submit" name="intent" value={intent}>
        {submit}
      </Button>
      <a href={back}>{t('discussion.cancel')}</a>
    </div>
  );
}
