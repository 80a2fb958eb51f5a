import type { INestApplicationContext } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { StartupFault } from '../startup-fault.ts';
import { type Allowance, allowanceOf } from './allow.ts';

const OPERATIONS = new Set(['Query', 'Mutation', 'Subscription']);

export type DeclaredOperation = {
  name: string;
  kind: 'Query' | 'Mutation' | 'Subscription' | 'route';
  allowance: Allowance | undefined;
  /** The method that answers, which carries what is declared about it. */
  handler: object;
};

/** Every operation of the API and every route of the server, with what it says about who may call it. */
export function declaredOperations(app: INestApplicationContext): DeclaredOperation[] {
  const discovery = app.get(DiscoveryService, { strict: false });
  const scanner = new MetadataScanner();
  const found: DeclaredOperation[] = [];
  for (const { instance } of [...discovery.getProviders(), ...discovery.getControllers()]) {
    if (!instance || typeof instance !== 'object') continue;
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
    for (const name of scanner.getAllMethodNames(prototype)) {
      const handler = prototype[name];
      if (typeof handler !== 'function') continue;
      const type = Reflect.getMetadata('graphql:resolver_type', handler) as string | undefined;
      const route = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
      if (type && OPERATIONS.has(type))
        found.push({ name, kind: type as DeclaredOperation['kind'], allowance: allowanceOf(handler), handler });
      else if (route !== undefined)
        found.push({
          name: `${instance.constructor.name}.${name}`,
          kind: 'route',
          allowance: allowanceOf(handler),
          handler,
        });
    }
  }
  return found;
}

/** Default deny, said at the start rather than found by a visitor. @throws StartupFault */
export function assertEverythingDeclared(app: INestApplicationContext): void {
  const silent = declaredOperations(app).filter((operation) => !operation.allowance);
  if (silent.length > 0) {
    throw new StartupFault(
      `These operations do not say who may call them (@Allow): ${silent.map((one) => one.name).join(', ')}.`,
    );
  }
}
