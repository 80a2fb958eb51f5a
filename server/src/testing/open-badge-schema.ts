/*
 * What Open Badges 3.0 asks of a credential, as a JSON schema (2019-09) of our own: the standard's own file
 * (ob_v3p0_achievementcredential_schema.json) comes in no package. Compared with that file definition by definition: on every
 * field our badges have it asks at least as much, and more where the specification's text does (a URI is one, a moment has its
 * zone, no address of a person is a subject). Definitions of fields they do not have (endorsements, results, alignments,
 * images, proofs inside the document) are left out: a badge that gets one of these needs its definition here first.
 */

const URI = { type: 'string', format: 'uri' } as const;
const MOMENT = {
  type: 'string',
  format: 'date-time',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
} as const;
const typed = (...names: string[]) => ({
  type: 'array',
  items: { type: 'string' },
  minItems: names.length,
  allOf: names.map((name) => ({ contains: { const: name } })),
});
/** Fields that may not be there. */
const absent = (...names: string[]) => Object.fromEntries(names.map((name) => [name, false]));
const ACHIEVEMENT_TYPES = [
  ...['Achievement', 'ApprenticeshipCertificate', 'Assessment', 'Assignment', 'AssociateDegree', 'Award', 'Badge'],
  ...['BachelorDegree', 'Certificate', 'CertificateOfCompletion', 'Certification', 'CommunityService', 'Competency'],
  ...['Course', 'CoCurricular', 'Degree', 'Diploma', 'DoctoralDegree', 'Fieldwork', 'GeneralEducationDevelopment'],
  ...['JourneymanCertificate', 'LearningProgram', 'License', 'Membership', 'ProfessionalDoctorate'],
  ...['QualityAssuranceCredential', 'MasterCertificate', 'MasterDegree', 'MicroCredential', 'ResearchDoctorate'],
  ...['SecondarySchoolDiploma'],
];

const profile = {
  type: 'object',
  required: ['id', 'type'],
  properties: {
    ...{ id: URI, type: typed('Profile'), name: { type: 'string' }, url: URI, email: { type: 'string' } },
    ...absent('address', 'endorsement', 'endorsementJwt', 'image', 'otherIdentifier', 'parentOrg', 'dateOfBirth'),
  },
};

const achievement = {
  type: 'object',
  required: ['id', 'type', 'criteria', 'description', 'name'],
  properties: {
    id: URI,
    type: typed('Achievement'),
    name: { type: 'string', minLength: 1 },
    description: { type: 'string', minLength: 1 },
    criteria: { type: 'object', properties: { id: URI, narrative: { type: 'string' } }, minProperties: 1 },
    ...absent('alignment', 'endorsement', 'endorsementJwt', 'image', 'otherIdentifier', 'related', 'resultDescription'),
    achievementType: { anyOf: [{ enum: ACHIEVEMENT_TYPES }, { type: 'string', pattern: '^ext:[a-zA-Z0-9]+$' }] },
    inLanguage: { type: 'string', pattern: '^[a-z]{2,4}(-[A-Z]{2})?$' },
    creator: profile,
  },
};

const identity = {
  type: 'object',
  required: ['type', 'hashed', 'identityHash', 'identityType'],
  properties: {
    type: { const: 'IdentityObject' },
    hashed: { type: 'boolean' },
    identityHash: { type: 'string', minLength: 1 },
    identityType: { enum: ['name', 'sourcedId', 'systemId', 'userName', 'accountId', 'emailAddress', 'identifier'] },
    salt: { type: 'string' },
  },
  additionalProperties: false,
};

/** The schema of a credential; the claims of a JWT beside it are allowed, as any unknown field is. */
export const OPEN_BADGE_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2019-09/schema',
  type: 'object',
  required: ['@context', 'id', 'type', 'issuer', 'validFrom', 'credentialSubject'],
  properties: {
    '@context': {
      type: 'array',
      minItems: 2,
      items: [
        { const: 'https://www.w3.org/ns/credentials/v2' },
        { type: 'string', pattern: '^https://purl\\.imsglobal\\.org/spec/ob/v3p0/context(-3\\.\\d+\\.\\d+)?\\.json$' },
      ],
    },
    id: URI,
    type: {
      ...typed('VerifiableCredential'),
      anyOf: [{ contains: { const: 'OpenBadgeCredential' } }, { contains: { const: 'AchievementCredential' } }],
    },
    issuer: { anyOf: [URI, profile] },
    validFrom: MOMENT,
    validUntil: MOMENT,
    awardedDate: MOMENT,
    name: { type: 'string' },
    credentialSubject: {
      type: 'object',
      required: ['type', 'achievement', 'id'],
      properties: {
        // an address of a person would be told to whoever sees the badge
        id: { ...URI, not: { pattern: '^mailto:' } },
        type: typed('AchievementSubject'),
        achievement,
        identifier: { type: 'array', items: identity },
        ...absent('image', 'result', 'source'),
      },
    },
    evidence: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type'],
        properties: { id: URI, type: typed('Evidence'), name: { type: 'string' } },
      },
    },
    credentialStatus: {
      type: 'object',
      required: ['id', 'type', 'statusPurpose', 'statusListIndex', 'statusListCredential'],
      properties: {
        id: URI,
        type: { const: 'BitstringStatusListEntry' },
        statusPurpose: { enum: ['revocation', 'suspension', 'refresh', 'message'] },
        statusListIndex: { type: 'string', pattern: '^\\d+$' },
        statusListCredential: URI,
      },
    },
    credentialSchema: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'type'],
        properties: { id: URI, type: { const: '1EdTechJsonSchemaValidator2019' } },
      },
    },
    // these have definitions of their own in the standard
    ...absent('proof', 'image', 'endorsement', 'endorsementJwt', 'refreshService', 'termsOfUse'),
  },
} as const;
