import type { AnchorHTMLAttributes } from 'react';
import { Link } from 'react-router';

type InnerLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** Leads on inside the learner's application, without loading the page anew. */
function RouterLink({ href, ...rest }: InnerLinkProps) {
  return <Link {...rest} to={href} discover="none" />;
}

/** The same markup; what the router knows of a link matters in the browser only. */
function DocumentLink(props: InnerLinkProps) {
  return <a {...props} />;
}

/** A link from one page of the learner's application to another. */
export const InnerLink = typeof document === 'undefined' ? DocumentLink : RouterLink;
