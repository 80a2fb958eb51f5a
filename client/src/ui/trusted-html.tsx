import type { ElementType } from 'react';
import { contentLang } from '../content.tsx';

/** Markup that lesson-document made safe when it was published; nothing else may be handed to this. */
export function TrustedHtml({
  html,
  as: Element = 'div',
  className,
}: {
  html: string;
  as?: ElementType;
  className?: string;
}) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: lesson-document escapes every text and allows its own elements only
  return <Element className={className} lang={contentLang} dangerouslySetInnerHTML={{ __html: html }} />;
}
