import type { ElementType } from 'react';
import { contentLang } from '../content.tsx';

/** Markup that lesson-document made safe; nothing else may be handed to this. `written`: by a person, in their own words. */
export function TrustedHtml({
  html,
  as: Element = 'div',
  className,
  written,
}: {
  html: string;
  as?: ElementType;
  className?: string;
  written?: boolean;
}) {
  const said = written ? ({ translate: 'no' } as const) : { lang: contentLang };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: lesson-document escapes every text and allows its own elements only
  return <Element className={className} {...said} dangerouslySetInnerHTML={{ __html: html }} />;
}
