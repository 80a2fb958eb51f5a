import { Args, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/graphql/allow.ts';
import { type Caller, CallerOf } from '../platform/graphql/caller.ts';
import { Command } from '../platform/graphql/refusal.ts';
import {
  type AccessGranted,
  type AccessWithdrawn,
  GrantAccessInput,
  GrantAccessResult,
  WithdrawAccessInput,
  WithdrawAccessResult,
} from './access.types.ts';
import { GrantAccess } from './grant-access.ts';
import { WithdrawAccess } from './withdraw-access.ts';

@Resolver()
export class AccessResolver {
  constructor(
    private readonly giving: GrantAccess,
    private readonly taking: WithdrawAccess,
  ) {}

  @Allow(['finance', 'administrator'])
  @Command(() => GrantAccessResult, 'Gives somebody access to a module or programme, with a reason.')
  grantAccess(@CallerOf() caller: Caller, @Args('input') input: GrantAccessInput): Promise<AccessGranted> {
    return this.giving.run(caller, input);
  }

  @Allow(['finance', 'administrator'])
  @Command(() => WithdrawAccessResult, 'Takes back access that the staff gave, with a reason.')
  withdrawAccess(@CallerOf() caller: Caller, @Args('input') input: WithdrawAccessInput): Promise<AccessWithdrawn> {
    return this.taking.run(caller, input);
  }
}
