import { contentLang } from '../../content.tsx';
import { useMessages, useSurroundings } from '../../page.tsx';
import { Button } from '../../ui/button.tsx';
import { CaseDrawing, CaseTags, CaseText, type WholeStudy } from './case-text.tsx';

/** One case study as a sheet of paper for a team meeting: on the screen it looks as it will come out of the printer. */
export function CaseSheet({ study }: { study: WholeStudy }) {
  const t = useMessages();
  const { publicUrl } = useSurroundings();
  const address = `/praktijkvoorbeelden/${study.slug}`;
  return (
    <div className="wrap sheet-desk">
      <div className="no-print sheet-bar">
        <p>
          <a href={address}>{t('cases.sheet.back')}</a>
        </p>
        <p className="small soft">{t('cases.sheet.how')}</p>
        <Button type="button" data-print hidden>
          {t('cases.sheet.print')}
        </Button>
      </div>
      <article className="sheet">
        <header>
          <p className="kicker">
            {t('cases.sheet.kicker')} · <CaseTags study={study} />
          </p>
          <h1 lang={contentLang}>{study.title}</h1>
        </header>
        <CaseDrawing study={study} />
        <CaseText study={study} />
        <p className="small soft">
          {t('site.name')} · {publicUrl.replace(/^https?:\/\//, '')}
          {address}
        </p>
      </article>
    </div>
  );
}
