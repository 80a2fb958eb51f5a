import type { FastifyRequest } from 'fastify';
import type { Caller } from '../graphql/caller.ts';

/** Injection token of the function that tells who sent a request; identity provides it. */
export const FIND_CALLER = Symbol('find-caller');
export type FindCaller = (request: FastifyRequest) => Caller | Promise<Caller>;
