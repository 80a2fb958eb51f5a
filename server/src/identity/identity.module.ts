import { Module } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FIND_CALLER } from '../platform/http/find-caller.ts';

@Module({
  providers: [
    {
      provide: FIND_CALLER,
      useValue: (request: FastifyRequest) => ({ person: undefined, locale: 'nl-BE', requestId: request.id, ip: request.ip }),
    },
  ],
})
export class IdentityModule {}
