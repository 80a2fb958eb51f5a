import type { LessonSegment } from '@fluxus/lesson-document';
import { type FormEvent, useState } from 'react';
import { AnswerCheckDocument, type LessonPageQuery } from '../../graphql.gen.ts';
import { ApiError, useMessages, useSurroundings } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { TrustedHtml } from '../../ui/trusted-html.tsx';

type CheckSegment = Extract<LessonSegment, { type: 'check' }>;
export type CheckState = Extract<LessonPageQuery['lesson'], { __typename: 'Lesson' }>['checks'][number];
type Rings = { why: number; how: number; what: number };
type Props = {
  segment: CheckSegment;
  module: string;
  lesson: string;
  state: CheckState | undefined;
  signedIn: boolean;
  onProgress: (rings: Rings) => void;
};

/** A situation and what one would do; each answer is explained, and one may try again. Works as a plain form too. */
export function CheckQuestion({ segment, module, lesson, state: first, signedIn, onProgress }: Props) {
  const t = useMessages();
  const { api } = useSurroundings();
  const [answered, setAnswered] = useState(first);
  const [again, setAgain] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const shown = again ? undefined : answered;

  async function answer(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const options = new FormData(event.currentTarget).getAll('option').map(String);
    if (options.length === 0) {
      setTrouble(t('reader.check.none-chosen'));
      return;
    }
    setBusy(true);
    setTrouble(undefined);
    try {
      const { answerCheck } = await api.mutate(AnswerCheckDocument, {
        input: { module, lesson, check: segment.key, options },
      });
      if (answerCheck.__typename !== 'CheckAnswered') {
        setTrouble(answerCheck.message);
        return;
      }
      setAnswered(answerCheck);
      setAgain(false);
      onProgress(answerCheck.rings);
    } catch (error) {
      const waits = error instanceof ApiError && error.code === 'OFFLINE';
      setTrouble(t(waits ? 'reader.check.later' : 'site.offline.body'));
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className="check" data-block={segment.key}>
      <form method="post" onSubmit={answer}>
        <input type="hidden" name="intent" value="check" />
        <input type="hidden" name="check" value={segment.key} />
        <fieldset>
          <legend>
            <span className="phase how">{t('reader.check')}</span>
          </legend>
          <TrustedHtml html={segment.questionHtml} />
          <p className="small soft">{t(segment.multiple ? 'reader.check.many' : 'reader.check.one')}</p>
          {segment.options.map((option) => (
            <Option
              key={option.key}
              option={option}
              segment={segment}
              outcome={shown?.options.find((one) => one.key === option.key)}
              disabled={!signedIn || shown !== undefined}
            />
          ))}
        </fieldset>
        {trouble && (
          <p className="trouble" role="alert">
            {trouble}
          </p>
        )}
        {shown && (
          <p className="verdict" role="status">
            {t(shown.right ? 'reader.check.right' : 'reader.check.not-right')}
          </p>
        )}
        {!signedIn && (
          <p>
            <a href={`/aanmelden?verder=${encodeURIComponent(`/leren/${module}/${lesson}`)}`}>
              {t('reader.check.sign-in')}
            </a>
          </p>
        )}
        {signedIn && !shown && (
          <Button type="submit" variant="quiet" pending={busy}>
            {t('reader.check.submit')}
          </Button>
        )}
        {signedIn && shown && !shown.right && (
          <Button type="button" variant="text" onClick={() => setAgain(true)}>
            {t('reader.check.again')}
          </Button>
        )}
      </form>
    </section>
  );
}

type OptionOutcome = CheckState['options'][number];

function Option({
  option,
  segment,
  outcome,
  disabled,
}: {
  option: CheckSegment['options'][number];
  segment: CheckSegment;
  outcome: OptionOutcome | undefined;
  disabled: boolean;
}) {
  const t = useMessages();
  const id = `${segment.key}-${option.key}`;
  const marks = outcome
    ? [
        ...(outcome.chosen ? [t('reader.check.chosen')] : []),
        t(outcome.correct ? 'reader.check.good' : 'reader.check.less-good'),
      ]
    : [];
  return (
    <div className={`option${outcome ? (outcome.correct ? ' good' : ' less-good') : ''}`}>
      <input
        id={id}
        type={segment.multiple ? 'checkbox' : 'radio'}
        name="option"
        value={option.key}
        disabled={disabled}
        {...(outcome ? { checked: outcome.chosen, readOnly: true } : { defaultChecked: false })}
      />
      <label htmlFor={id}>
        <TrustedHtml as="span" html={option.html} />
        {marks.length > 0 && <span className="mark small"> ({marks.join(', ')})</span>}
      </label>
      {outcome?.explanationHtml && <TrustedHtml as="div" className="explanation" html={outcome.explanationHtml} />}
    </div>
  );
}
