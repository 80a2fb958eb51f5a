import { ObjectType } from '@nestjs/graphql';
import { Refused } from '../platform/graphql/refusal.ts';

@ObjectType({ implements: () => Refused, description: 'The date is over or was called off: nothing of it changes.' })
export class DateIsOver extends Refused {
  constructor() {
    super('workshops.refusal.over');
  }
}

@ObjectType({
  implements: () => Refused,
  description: 'Somebody else changed the date since; nothing was overwritten.',
})
export class DateChangedElsewhere extends Refused {
  constructor() {
    super('workshops.refusal.conflict');
  }
}

@ObjectType({ implements: () => Refused, description: 'A date with a price cannot be opened yet.' })
export class PaidNotYet extends Refused {
  constructor() {
    super('workshops.refusal.paid');
  }
}

@ObjectType({ implements: () => Refused, description: 'An online date has no link for its participants yet.' })
export class NoLinkYet extends Refused {
  constructor() {
    super('workshops.refusal.no-link');
  }
}
