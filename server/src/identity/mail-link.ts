import { isLocale } from '@fluxus/messages';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../platform/database/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { BetterAuth } from './better-auth.ts';
import { pathOr } from './fields.ts';
import { Letters } from './letters.ts';
import { People } from './people.ts';

export const MAIL_LINK = 'identity-mail-link';

/** `occasion` names the request that asked: worked on twice, it is still one mail. */
const Wish = z.object({
  kind: z.enum(['sign-in', 'password-reset']),
  occasion: z.string(),
  email: z.string(),
  locale: z.string().refine(isLocale),
  path: z.string().optional(),
});
export type LinkWish = z.infer<typeof Wish>;

/** Makes the link somebody asked for and promises its mail, in one transaction. */
@Injectable()
export class MailLink implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly auth: BetterAuth,
    private readonly people: People,
    private readonly letters: Letters,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(MAIL_LINK, (data) => this.run(data));
  }

  async run(data: Record<string, unknown>): Promise<void> {
    const { kind, occasion, email, locale, path } = Wish.parse(data);
    await this.database.transaction(async () => {
      const person = await this.people.byEmail(email);
      const to = { email, locale: person?.locale ?? locale, personId: person?.id };
      if (kind === 'sign-in') {
        const call = () => this.auth.api.signInMagicLink({ body: { email }, headers: new Headers() });
        const { errand } = await this.auth.during(to.locale, call);
        if (errand.token) await this.letters.signInLink(to, occasion, errand.token, pathOr(path));
      } else if (person) {
        const { errand } = await this.auth.during(to.locale, () =>
          this.auth.api.requestPasswordReset({ body: { email } }),
        );
        if (errand.token) await this.letters.passwordReset(to, occasion, errand.token);
      }
    });
  }
}
