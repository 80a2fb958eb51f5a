import { createHash } from 'node:crypto';
import { translate } from '@fluxus/messages';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../platform/clock.ts';
import { Allow } from '../platform/graphql/allow.ts';
import { timedCalendar } from '../platform/icalendar.ts';
import { RESOURCES, type Resources } from '../platform/resources.ts';
import { DateViews } from './date-views.ts';
import { publicEvents } from './invitation.ts';
import { WorkshopSessions } from './sessions.ts';

/** All dates to come, for calendars to subscribe to. */
@Controller()
export class WorkshopFeedController {
  constructor(
    private readonly sessions: WorkshopSessions,
    private readonly views: DateViews,
    private readonly clock: Clock,
    @Inject(RESOURCES) private readonly resources: Resources,
  ) {}

  @Get('workshops.ics')
  @Allow('anyone', { because: 'when and where workshops are is for everybody; links of online ones are not in it' })
  async feed(@Req() { headers, caller: { locale } }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { publicUrl } = this.resources;
    const dated = await this.views.dated(await this.sessions.coming(this.clock.now()));
    const events = dated.flatMap(({ session, workshop }) =>
      // stamped with the change, so that the same dates are the same file
      publicEvents({ session, workshop, publicUrl, now: session.changedAt }, locale),
    );
    const calendar = timedCalendar('PUBLISH', events, translate(locale, 'workshops.calendar.name'));
    const tag = `"${createHash('sha256').update(calendar).digest('base64url').slice(0, 27)}"`;
    reply.header('cache-control', 'private, max-age=900').header('etag', tag).header('vary', 'Cookie, Accept-Language');
    if (headers['if-none-match'] === tag) await reply.status(304).send();
    else
      await reply
        .header('content-type', 'text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="workshops.ics"')
        .send(calendar);
  }
}
