import type { StepsPageQuery } from '../../graphql.gen.ts';
import { useMessages } from '../../page.tsx';
import { Table } from '../../ui/table.tsx';

type Figures = StepsPageQuery['mySteps']['figures'];

/** How many steps one planned, looked back on and did, by barrier. */
export function StepFigures({ figures }: { figures: Figures }) {
  const t = useMessages();
  const sum = (name: 'made' | 'lookedBack' | 'done') => figures.reduce((total, one) => total + one[name], 0);
  const rows = [
    ...figures.map((one) => ({ ...one, label: t(`barrier.${one.barrier}` as 'barrier.trust') })),
    ...(figures.length > 1
      ? [
          {
            ...{ barrier: 'all', label: t('steps.figures.all') },
            ...{ made: sum('made'), lookedBack: sum('lookedBack'), done: sum('done') },
          },
        ]
      : []),
  ];
  return (
    <section className="steps-figures">
      <h2 className="size-3">{t('steps.figures')}</h2>
      <p className="small soft">{t('steps.figures.private')}</p>
      <Table
        caption={t('steps.figures')}
        captionHidden
        columns={[
          { key: 'barrier', label: t('catalogue.filter.barrier') },
          { key: 'made', label: t('steps.figures.made'), end: true },
          { key: 'lookedBack', label: t('steps.figures.looked-back'), end: true },
          { key: 'done', label: t('steps.figures.done'), end: true },
        ]}
        rows={rows.map(({ barrier, label, made, lookedBack, done }) => ({
          key: barrier,
          cells: { barrier: label, made, lookedBack, done },
        }))}
      />
    </section>
  );
}
