import { type Locale, messagesIn } from '@fluxus/messages';
import { Injectable } from '@nestjs/common';
import type { CallerPerson } from '../platform/graphql/caller.ts';
import { deviceName } from './device-name.ts';
import { Device } from './identity.types.ts';
import { Sessions } from './sessions.ts';

/** Where the caller is signed in, the device last used first. */
@Injectable()
export class ListDevices {
  constructor(private readonly sessions: Sessions) {}

  async run(person: CallerPerson, locale: Locale): Promise<Device[]> {
    const t = messagesIn(locale);
    const sessions = await this.sessions.of(person.id);
    return sessions.map(
      ({ id, userAgent, seenAt, createdAt }) =>
        new Device({
          id,
          current: id === person.sessionId,
          userAgent: deviceName(userAgent, t),
          lastSeenAt: seenAt,
          signedInAt: createdAt,
        }),
    );
  }
}
