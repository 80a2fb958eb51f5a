import { contentLang, WithContent } from '../../content.tsx';
import { weekday } from '../../format.ts';
import type { OwnStepFragment, StepIdeaQuery } from '../../graphql.gen.ts';
import { useMessages, useSurroundings } from '../../page.tsx';

export type Idea = Extract<StepIdeaQuery['stepIdea'], { __typename: 'StepIdea' }>;

/** A step as one sentence, in the words of whoever wrote it. */
export function StepSentence({ step }: { step: Pick<OwnStepFragment, 'situation' | 'action'> }) {
  const t = useMessages();
  return (
    <p className="step-sentence" translate="no">
      {t('steps.sentence', { situation: step.situation, action: step.action })}
    </p>
  );
}

/** When, for which barrier, with whom, and where the idea came from. */
export function StepFacts({ step }: { step: OwnStepFragment }) {
  const t = useMessages();
  const { locale } = useSurroundings();
  return (
    <>
      <p className="small soft">
        {weekday(step.due, locale)} · {t(`barrier.${step.barrier}` as 'barrier.trust')}
        {step.companion && (
          <>
            {' · '}
            <span translate="no">{t('steps.sentence.with', { companion: step.companion })}</span>
          </>
        )}
      </p>
      {step.origin && (
        <p className="small step-origin">
          <a href={step.origin.path}>
            <WithContent sentence={t('steps.from', { title: step.origin.title })} words={step.origin.title} />
          </a>
        </p>
      )}
    </>
  );
}

/** What one found, looking back. */
export function StepLookBack({ step }: { step: OwnStepFragment }) {
  const t = useMessages();
  if (!step.outcome) return null;
  return (
    <div className="step-back small">
      <p className="strong">{t(`steps.outcome.${step.outcome}` as 'steps.outcome.done')}</p>
      {step.happened && (
        <p className="kept-text" translate="no">
          {step.happened}
        </p>
      )}
      {step.next && (
        <p className="kept-text">
          <span className="soft">{t('steps.look-back.next')}</span> <span translate="no">{step.next}</span>
        </p>
      )}
    </div>
  );
}

/** What a step begins with: a lesson or a case study, with its question; or what one wrote looking back on an earlier step. */
export function FromIdea({ idea: { origin, question, next } }: { idea: Idea }) {
  const t = useMessages();
  if (!origin && !next) return null;
  return (
    <div className="step-idea">
      {question && (
        <p className="voice size-2" lang={contentLang}>
          {question}
        </p>
      )}
      {next && (
        <p className="kept-text">
          <span className="soft">{t('steps.new.next')}</span> <span translate="no">{next}</span>
        </p>
      )}
      {origin && (
        <p className="small">
          <a href={origin.path}>
            <WithContent sentence={t('steps.new.from', { title: origin.title })} words={origin.title} />
          </a>
        </p>
      )}
    </div>
  );
}
