import { contentLang } from '../../content.tsx';
import type { CaseRowFragment } from '../../graphql.gen.ts';
import { useMessages } from '../../page.tsx';
import { phaseName } from '../../phase.ts';
import { PhaseMark } from '../../ui/phase-mark.tsx';
import { TrustedHtml } from '../../ui/trusted-html.tsx';

/** One case study in a list: its drawing, what it is about, where it stands, and whether it can be read whole. */
export function CaseRow({ study, heading: Heading = 'h2' }: { study: CaseRowFragment; heading?: 'h2' | 'h3' }) {
  const t = useMessages();
  return (
    <li className="line case-row">
      <div className="case-art" aria-hidden="true">
        {study.drawingSvg && <TrustedHtml html={study.drawingSvg} />}
      </div>
      <div className="line-body">
        <p className="small soft">
          {t(`barrier.${study.barrier}` as 'barrier.trust')} · <span lang={contentLang}>{study.age}</span> ·{' '}
          <span lang={contentLang}>{study.channel}</span>
        </p>
        <Heading>
          <a className="line-link" href={`/praktijkvoorbeelden/${study.slug}`} lang={contentLang}>
            {study.title}
          </a>
        </Heading>
        <p lang={contentLang}>{study.situation}</p>
        <p className="small case-row-foot">
          {study.phases.map((phase) => (
            <PhaseMark key={phase} phase={phaseName(phase)}>
              {t(`phase.${phase}`)}
            </PhaseMark>
          ))}
          {study.__typename === 'WholeCase' ? (
            <span className="strong">{t('cases.readable')}</span>
          ) : (
            <span className="soft">
              {t('cases.of-module')} <span lang={contentLang}>{study.moduleTitles.join(' · ')}</span>
            </span>
          )}
        </p>
      </div>
    </li>
  );
}
