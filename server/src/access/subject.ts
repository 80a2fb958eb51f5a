import { registerEnumType } from '@nestjs/graphql';

/** What can be bought and opened, as the API names it. */
export const SUBJECT_KINDS = { MODULE: 'module', PROGRAMME: 'programme' } as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[keyof typeof SUBJECT_KINDS];
registerEnumType(SUBJECT_KINDS, { name: 'SubjectKind', description: 'What can be bought and opened.' });

/** A module or a programme, by its stable key. */
export type Subject = { kind: SubjectKind; key: string };
