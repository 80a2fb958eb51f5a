import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.ts';
import { IdentityModule } from '../identity/index.ts';
import { InsightModule } from '../insight/index.ts';
import { AccessResolver } from './access.resolver.ts';
import { Access } from './access.ts';
import { Entitlements } from './entitlements.ts';
import { Grant } from './grant.ts';
import { GrantAccess } from './grant-access.ts';
import { OwnedResolver } from './owned.resolver.ts';
import { Restore } from './restore.ts';
import { Withdraw } from './withdraw.ts';
import { WithdrawAccess } from './withdraw-access.ts';

/** Who may open what. */
@Module({
  imports: [CatalogueModule, IdentityModule, InsightModule],
  providers: [
    Entitlements,
    Access,
    Grant,
    Withdraw,
    Restore,
    GrantAccess,
    WithdrawAccess,
    AccessResolver,
    OwnedResolver,
  ],
  exports: [Access, Grant, Withdraw, Restore],
})
export class AccessModule {}
