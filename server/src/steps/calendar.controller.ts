import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow } from '../platform/graphql/allow.ts';
import { ShowCalendar } from './show-calendar.ts';

const FILE = /^([\w-]+)\.ics$/;

/** The address from which a calendar takes somebody's steps, at each of its visits. */
@Controller('agenda')
export class CalendarController {
  constructor(private readonly calendar: ShowCalendar) {}

  @Get(':file')
  @Allow('anyone', {
    because: 'calendars have no session: the address holds a seal that nobody can guess, and can be taken back',
  })
  async show(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const token = FILE.exec(file)?.[1];
    const calendar = token && (await this.calendar.run(token));
    if (!calendar) throw new NotFoundException();
    await reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="kleine-stappen.ics"')
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex')
      .send(calendar);
  }
}
