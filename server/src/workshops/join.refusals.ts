import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Refused } from '../platform/graphql/refusal.ts';

@ObjectType({ implements: () => Refused, description: 'Nobody can join this date any more.' })
export class JoiningClosed extends Refused {
  constructor() {
    super('workshops.refusal.closed');
  }
}

@ObjectType({ implements: () => Refused, description: 'There are fewer places than people; one can wait.' })
export class DateFull extends Refused {
  @Field(() => Int, { description: 'Places that are left.' })
  readonly placesLeft: number;

  @Field(() => Int, { description: 'How many people wait.' })
  readonly waiting: number;

  constructor(placesLeft: number, waiting: number) {
    super('workshops.refusal.full', { places: placesLeft });
    this.placesLeft = placesLeft;
    this.waiting = waiting;
  }
}

@ObjectType({ implements: () => Refused, description: 'The link does not hold (any more).' })
export class LinkIsOver extends Refused {
  constructor() {
    super('workshops.refusal.link');
  }
}

@ObjectType({ implements: () => Refused, description: 'The place that was offered went to somebody else.' })
export class OfferIsOver extends Refused {
  constructor() {
    super('workshops.refusal.offer');
  }
}

@ObjectType({ implements: () => Refused, description: 'The date has begun: registrations in it no longer change.' })
export class DateHasBegun extends Refused {
  constructor() {
    super('workshops.refusal.begun');
  }
}
