import { type MessageKey, type MessageValues, translate } from '@fluxus/messages';
import { applyDecorators } from '@nestjs/common';
import {
  Field,
  type FieldMiddleware,
  InterfaceType,
  Mutation,
  ObjectType,
  Query,
  type ReturnTypeFunc,
} from '@nestjs/graphql';
import type { GraphqlContext } from './caller.ts';

/** Of a field that holds a function of the context: calls it, so that the sentence is in the language of whoever asks. */
export const inCallersLanguage: FieldMiddleware<object, GraphqlContext> = async ({ context }, next) => {
  const value: unknown = await next();
  return typeof value === 'function' ? value(undefined, context) : value;
};

/** What every refusal tells: a translated sentence that says what to do. */
@InterfaceType({ resolveType: (value: object) => value.constructor.name })
export abstract class Refused {
  @Field(() => String, {
    description: 'A sentence for the person, in their language.',
    middleware: [inCallersLanguage],
  })
  readonly message: string;

  constructor(
    readonly key: MessageKey,
    readonly values: MessageValues = {},
  ) {
    const say = (_: unknown, context: GraphqlContext) => translate(context.req.caller.locale, key, values);
    this.message = say as unknown as string;
  }
}

/** One field that is not right. */
@ObjectType({ description: 'What is wrong with one field, and what to do.' })
export class FieldProblem {
  @Field(() => String)
  readonly field: string;

  @Field(() => String, { middleware: [inCallersLanguage] })
  readonly message: string;

  constructor(
    field: string,
    readonly key: MessageKey,
    readonly values: MessageValues = {},
  ) {
    this.field = field;
    const say = (_: unknown, context: GraphqlContext) => translate(context.req.caller.locale, key, values);
    this.message = say as unknown as string;
  }
}

@ObjectType({ implements: () => Refused, description: 'Something filled in is not right yet; nothing was changed.' })
export class InvalidInput extends Refused {
  @Field(() => [FieldProblem])
  readonly problems: FieldProblem[];

  constructor(problems: FieldProblem[]) {
    super('refusal.invalid-input');
    this.problems = problems;
  }
}

@ObjectType({
  implements: () => Refused,
  description: 'What was asked for does not exist, or is not for this caller to see.',
})
export class NotFound extends Refused {
  constructor() {
    super('refusal.not-found');
  }
}

@ObjectType({ implements: () => Refused, description: 'Too often in a short time.' })
export class TooOften extends Refused {
  @Field(() => Number, { description: 'Seconds until it can be tried again.' })
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('refusal.too-often', { minutes: Math.max(1, Math.ceil(retryAfter / 60)) });
    this.retryAfter = retryAfter;
  }
}

/** Thrown inside a use case: rolls everything back and reaches the caller as a member of the result union. */
export class Refusal extends Error {
  constructor(readonly result: Refused) {
    super(result.key);
    this.name = 'Refusal';
  }
}

export function refuse(result: Refused): never {
  throw new Refusal(result);
}

export function refuseUnless(condition: unknown, result: () => Refused): asserts condition {
  if (!condition) throw new Refusal(result());
}

/** Wraps the method itself rather than adding an interceptor, which would cost something for every field of a query. */
const refusalsAsResults: MethodDecorator = (_target, _name, descriptor) => {
  const method = descriptor.value as unknown as (...args: unknown[]) => Promise<unknown>;
  async function refusing(this: unknown, ...args: unknown[]): Promise<unknown> {
    try {
      return await method.apply(this, args);
    } catch (error) {
      if (error instanceof Refusal) return error.result;
      throw error;
    }
  }
  // what other decorators said about the method (who may call it, that it is an operation at all) holds for this one
  for (const key of Reflect.getMetadataKeys(method))
    Reflect.defineMetadata(key, Reflect.getMetadata(key, method), refusing);
  descriptor.value = refusing as unknown as typeof descriptor.value;
};

/** A mutation whose refusals are members of its result union. */
export const Command = (type: ReturnTypeFunc, description: string): MethodDecorator =>
  applyDecorators(Mutation(type, { description }), refusalsAsResults);

/** A query whose refusals are members of its result union. */
export const Ask = (type: ReturnTypeFunc, description: string, nullable = false): MethodDecorator =>
  applyDecorators(Query(type, { description, nullable }), refusalsAsResults);
