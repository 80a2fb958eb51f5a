export { EnsurePerson } from './ensure-person.ts';
export { IdentityModule } from './identity.module.ts';
export { ROLES } from './identity.types.ts';
export { People, type Person } from './people.ts';
export { type RoleChange, RoleChanges } from './role-changes.ts';
export { SessionCookie } from './session-cookie.ts';
export { Sessions } from './sessions.ts';
