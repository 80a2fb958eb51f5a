import { afterEach, expect, test } from '@jest/globals';
import { Controller, Get, type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { StartupFault } from '../startup-fault.ts';
import { Allow, AllowGuard } from './allow.ts';
import { assertEverythingDeclared, declaredOperations } from './declared.ts';
import { Ask, Command } from './refusal.ts';

class Declared {
  @Query(() => String)
  @Allow('signed-in')
  mine(): string {
    return '';
  }

  @Command(() => String, 'Does something.')
  @Allow(['finance'])
  act(): Promise<string> {
    return Promise.resolve('');
  }
}
Resolver()(Declared);

class SilentQuery {
  @Query(() => String)
  everything(): string {
    return '';
  }
}
Resolver()(SilentQuery);

class SilentMutation {
  @Mutation(() => String)
  wipe(): string {
    return '';
  }
}
Resolver()(SilentMutation);

class SilentCommand {
  @Command(() => String, 'Says nothing of who may.')
  give(): Promise<string> {
    return Promise.resolve('');
  }

  @Ask(() => String, 'Says nothing of who may.')
  tell(): Promise<string> {
    return Promise.resolve('');
  }
}
Resolver()(SilentCommand);

class SilentRoute {
  @Get('geheim')
  show(): string {
    return '';
  }
}
Controller('x')(SilentRoute);

let app: INestApplicationContext;
afterEach(() => app.close());

async function house(parts: { providers?: Type[]; controllers?: Type[] }): Promise<INestApplicationContext> {
  class House {}
  Module({ imports: [DiscoveryModule], ...parts })(House);
  app = await NestFactory.createApplicationContext(House, { logger: false });
  return app;
}

test('a house in which everything says who may call it starts', async () => {
  await house({ providers: [Declared] });
  expect(() => assertEverythingDeclared(app)).not.toThrow();
  expect(declaredOperations(app).map(({ name, kind, allowance }) => ({ name, kind, allowance }))).toEqual([
    { name: 'mine', kind: 'Query', allowance: { who: 'signed-in', because: undefined } },
    { name: 'act', kind: 'Mutation', allowance: { who: ['finance'], because: undefined } },
  ]);
});

test.each([
  ['a query', { providers: [Declared, SilentQuery] }, 'everything'],
  ['a mutation', { providers: [Declared, SilentMutation] }, 'wipe'],
  ['a command and a question', { providers: [Declared, SilentCommand] }, 'give, tell'],
  ['a route', { providers: [Declared], controllers: [SilentRoute] }, 'SilentRoute.show'],
])('%s that does not say who may call it stops the start, by name', async (_, parts, names) => {
  await house(parts);
  expect(() => assertEverythingDeclared(app)).toThrow(
    new StartupFault(`These operations do not say who may call them (@Allow): ${names}.`),
  );
});

test('and were it started all the same, nobody would be let through', async () => {
  await house({ providers: [AllowGuard] });
  const context = { getHandler: () => SilentQuery.prototype.everything };
  expect(app.get(AllowGuard).canActivate(context as never)).toBe(false);
});
