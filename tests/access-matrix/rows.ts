import { randomUUID } from 'node:crypto';
import { CALLERS, CASE, type CallerKind, FREE, MODULE, STEP_WORDS, type World } from './world.ts';

/** What one kind of caller gets: a code of the guard, the type that answers, `null`, or `list`. */
type Verdict = string;
export type Row = {
  /** Variables of the operation, each with its GraphQL type; made anew for each call. */
  ask: (world: World) => Record<string, readonly [type: string, value: unknown]>;
  expected: Record<CallerKind, Verdict>;
};

type Some = Partial<Record<CallerKind, Verdict>>;

const all = (verdict: Verdict, but: Some = {}): Row['expected'] =>
  Object.assign(Object.fromEntries(CALLERS.map((kind) => [kind, verdict])), but) as Row['expected'];
const signedIn = (verdict: Verdict, but: Some = {}) => all(verdict, { visitor: 'NOT_SIGNED_IN', ...but });
const only = (kinds: readonly CallerKind[], verdict: Verdict) =>
  all('NOT_ALLOWED', { visitor: 'NOT_SIGNED_IN', ...Object.fromEntries(kinds.map((kind) => [kind, verdict])) });
const MONEY = ['finance', 'administrator'] as const;
const SCHEDULERS = ['author', 'administrator'] as const;
const WRITERS = ['author', 'administrator'] as const;

const nothing = () => ({});
const text = (value: string) => ['String!', value] as const;
const id = (value: string) => ['ID!', value] as const;
const lesson = { module: text(MODULE), lesson: text('betaald') };
const inLesson = { module: MODULE, lesson: 'betaald' };
const email = () => `${randomUUID()}@school.test`;
const subject = { subjectKind: ['SubjectKind!', 'MODULE'], subjectKey: text('te-koop') } as const;

const smallStep = (situation: string) => ({
  ...{ situation, action: 'lach ik eerst', companion: '', barrier: 'trust' },
  due: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
});
const talkPlace = { kind: 'LESSON', key: `${MODULE}/betaald` };
const once = () => ({ requestKey: randomUUID() });
const keepsOrder = (verdict: Verdict) => ({ facilitator: verdict, administrator: verdict });
const KEEPERS = ['author', 'administrator'] as const;
const talks = (verdict: Verdict) => signedIn('NotFound', { ...keepsOrder(verdict), reader: verdict, author: verdict });

const number = (value: number) => ['Int!', value] as const;
const inDraft = (draft: string) => ({ module: text(draft), lesson: text('les') });
/** On a revision that nobody sees any more, so that nothing changes: who may write hears of the conflict. */
const onNothing = () => ({ baseRevision: number(0), requestKey: text(randomUUID()) });

/** Operations about one module that is being written. */
export const IN_THE_STUDIO: Record<string, Row> = {
  moduleDraft: { ask: ({ draft }) => ({ key: text(draft) }), expected: only(WRITERS, 'ModuleDraft') },
  draftCheck: { ask: ({ draft }) => ({ key: text(draft) }), expected: only(WRITERS, 'DraftCheck') },
  lessonDraft: { ask: ({ draft }) => inDraft(draft), expected: only(WRITERS, 'LessonInWriting') },
  lessonHistory: { ask: ({ draft }) => inDraft(draft), expected: only(WRITERS, 'LessonHistory') },
  lessonPreview: { ask: ({ draft }) => inDraft(draft), expected: only(WRITERS, 'LessonPreview') },
  lookIn: { ask: ({ draft }) => inDraft(draft), expected: only(WRITERS, 'LessonLookedIn') },
  changeModule: {
    ask: ({ draft }) => ({
      input: [
        'ChangeModuleInput!',
        {
          ...{ key: draft, baseRevision: 0, requestKey: randomUUID(), title: 'T', slug: 't', subtitle: '' },
          ...{ promise: '', forWhom: '', able: '', cover: '', coverAlt: '' },
        },
      ],
    }),
    expected: only(WRITERS, 'DraftConflict'),
  },
  changeOutline: {
    ask: ({ draft }) => ({
      input: [
        'ChangeOutlineInput!',
        { key: draft, baseRevision: 0, requestKey: randomUUID(), act: 'remove', lesson: 'les' },
      ],
    }),
    expected: only(WRITERS, 'DraftConflict'),
  },
  undoStep: { ask: ({ draft }) => ({ key: text(draft), ...onNothing() }), expected: only(WRITERS, 'DraftConflict') },
  restoreVersion: {
    ask: ({ draft }) => ({ key: text(draft), version: number(1), ...onNothing() }),
    expected: only(WRITERS, 'DraftConflict'),
  },
  saveLesson: {
    ask: ({ draft }) => ({
      input: [
        'SaveLessonInput!',
        { module: draft, lesson: 'les', baseRevision: 0, saveId: randomUUID(), markdown: 'Anders. {#anders}' },
      ],
    }),
    expected: only(WRITERS, 'LessonConflict'),
  },
  restoreLesson: {
    ask: ({ draft }) => ({ ...inDraft(draft), revision: number(1), ...onNothing() }),
    expected: only(WRITERS, 'LessonSaved'),
  },
  inviteWriter: {
    ask: ({ draft }) => ({ programme: ['Boolean!', false], key: text(draft), email: text('niemand@school.test') }),
    expected: only(WRITERS, 'InvalidInput'),
  },
  dropWriter: {
    ask: ({ draft }) => ({ programme: ['Boolean!', false], key: text(draft), personId: id(randomUUID()) }),
    expected: only(WRITERS, 'WritersChanged'),
  },
  publishDraft: {
    ask: ({ draft }) => ({ key: text(draft), fingerprint: text(''), note: text('Nieuw.') }),
    expected: only(WRITERS, 'DraftConflict'),
  },
};

/** Who gets what from each operation of the API. One without a row fails the test. */
export const ROWS: Record<string, Row> = {
  // identity
  viewer: { ask: nothing, expected: all('Viewer', { visitor: 'null' }) },
  myDevices: { ask: nothing, expected: signedIn('list') },
  signUp: {
    ask: () => ({ input: ['SignUpInput!', { name: 'N', email: email(), password: 'drie gewone woorden' }] }),
    expected: all('MailSent'),
  },
  signIn: {
    ask: () => ({ input: ['SignInInput!', { email: email(), password: 'geen van de juiste' }] }),
    expected: all('WrongCredentials'),
  },
  requestSignInLink: {
    ask: () => ({ input: ['RequestSignInLinkInput!', { email: email() }] }),
    expected: all('MailSent'),
  },
  signInWithLink: { ask: () => ({ token: text('verzonnen') }), expected: all('LinkExpired') },
  verifyEmail: { ask: () => ({ token: text('verzonnen') }), expected: all('LinkExpired') },
  requestPasswordReset: { ask: () => ({ email: text(email()) }), expected: all('MailSent') },
  resetPassword: {
    ask: () => ({ input: ['ResetPasswordInput!', { token: 'verzonnen', password: 'drie gewone woorden' }] }),
    expected: all('LinkExpired'),
  },
  signOut: { ask: nothing, expected: all('SignedOut') },
  signOutEverywhere: { ask: nothing, expected: signedIn('SignedOut') },
  signOutDevice: { ask: () => ({ id: id(randomUUID()) }), expected: signedIn('NotFound') },
  changeName: { ask: () => ({ name: text('Proefpersoon') }), expected: signedIn('Viewer') },
  changeEmail: { ask: () => ({ email: text(email()) }), expected: signedIn('MailSent') },
  confirmEmailChange: { ask: () => ({ token: text('verzonnen') }), expected: all('LinkExpired') },
  changePassword: {
    ask: () => ({ input: ['ChangePasswordInput!', { current: 'niet het juiste', password: 'drie gewone woorden' }] }),
    expected: signedIn('InvalidInput'),
  },
  changeLocale: { ask: () => ({ locale: text('nl-BE') }), expected: all('LocaleChanged') },
  changeRoles: {
    ask: ({ people }) => ({
      input: ['ChangeRolesInput!', { personId: people.learner.id, roles: ['LEARNER'], reason: 'zoals het was' }],
    }),
    expected: only(['administrator'], 'RolesChanged'),
  },

  // notifications
  myNotices: { ask: nothing, expected: signedIn('MyNotices') },
  readNotices: {
    ask: () => ({ input: ['ReadNoticesInput!', { ids: [randomUUID()], until: new Date(0) }] }),
    expected: signedIn('NoticesRead'),
  },
  noticeChoices: { ask: nothing, expected: signedIn('list') },
  chooseNoticeMails: {
    ask: () => ({ choices: ['[NoticeChoiceInput!]!', [{ kind: 'REPLY', mail: 'DAILY' }]] }),
    expected: signedIn('list'),
  },
  noticeMails: { ask: () => ({ token: text('verzonnen') }), expected: all('NotFound') },
  mentionable: { ask: ({ thread }) => ({ threadId: id(thread) }), expected: talks('MentionableNames') },

  // catalogue
  modules: { ask: nothing, expected: all('list') },
  module: { ask: () => ({ slug: text(MODULE) }), expected: all('Module') },
  programmes: { ask: nothing, expected: all('list') },
  programme: { ask: () => ({ slug: text('allebei') }), expected: all('Programme') },

  // the case library: what everybody may know for everybody, the rest for who has access, for no role whatever
  caseLibrary: { ask: nothing, expected: all('CaseLibrary') },
  caseStudy: { ask: () => ({ slug: text(CASE) }), expected: all('CasePage') },

  // search: everybody, in what they may read
  search: { ask: () => ({ words: text('ouders') }), expected: all('SearchResults') },

  // learning: paid content for who has access, for no role whatever
  lesson: { ask: () => lesson, expected: all('NotEntitled', { reader: 'Lesson' }) },
  myLearning: { ask: nothing, expected: signedIn('MyLearning') },
  markSeen: {
    ask: () => ({ input: ['MarkSeenInput!', { ...inLesson, blocks: ['tekst-betaald'] }] }),
    expected: signedIn('NotEntitled', { reader: 'ProgressMade' }),
  },
  finishLesson: { ask: () => lesson, expected: signedIn('NotEntitled', { reader: 'LessonFinished' }) },
  answerCheck: {
    ask: () => ({ input: ['AnswerCheckInput!', { ...inLesson, check: 'kies', options: ['a'] }] }),
    expected: signedIn('NotEntitled', { reader: 'CheckAnswered' }),
  },
  saveReflection: {
    ask: () => ({
      input: ['SaveReflectionInput!', { ...inLesson, prompt: 'vraag', text: 'Wat ik denk.', baseRevision: 0 }],
    }),
    expected: signedIn('NotEntitled', { reader: 'ReflectionSaved' }),
  },

  // certificates: an attest is its owner's, and for whoever has its address
  certificate: { ask: ({ certificate }) => ({ code: text(certificate.code) }), expected: all('CheckedCertificate') },
  myCertificates: { ask: nothing, expected: signedIn('MyCertificates') },
  takeCertificate: {
    ask: () => ({ subjectKind: ['SubjectKind!', 'MODULE'], subjectKey: text(FREE) }),
    expected: signedIn('NotFinished', { reader: 'Certificate', facilitator: 'Certificate' }),
  },
  takeCertificateOffline: {
    ask: ({ certificate }) => ({ id: id(certificate.id) }),
    expected: signedIn('NotFound', { reader: 'Certificate' }),
  },
  putCertificateOnline: {
    ask: ({ certificate }) => ({ id: id(certificate.id) }),
    expected: signedIn('NotFound', { reader: 'Certificate' }),
  },
  reissueCertificate: {
    ask: ({ otherCertificate }) => ({ id: id(otherCertificate.id) }),
    expected: signedIn('NotFound', { facilitator: 'Certificate' }),
  },
  wantReviews: {
    ask: ({ certificate }) => ({ id: id(certificate.id), wanted: ['Boolean!', true] }),
    expected: signedIn('NotFound', { reader: 'Certificate' }),
  },
  reviewMails: { ask: () => ({ token: text('verzonnen') }), expected: all('NotFound') },
  certificatesOf: { ask: ({ people }) => ({ personId: id(people.reader.id) }), expected: only(MONEY, 'list') },
  revokeCertificate: {
    ask: ({ otherCertificate }) => ({
      input: ['RevokeCertificateInput!', { certificateId: otherCertificate.id, reason: 'een vergissing' }],
    }),
    expected: only(['administrator'], 'CertificateRevoked'),
  },
  // media: the library is of those who make lessons; who has a file is with the routes
  mediaShelf: { ask: nothing, expected: only(KEEPERS, 'MediaShelf') },
  mediaItem: { ask: ({ media }) => ({ id: id(media.id) }), expected: only(KEEPERS, 'MediaItem') },
  beginUpload: {
    ask: () => ({ input: ['BeginUploadInput!', { name: 'poort.png', bytes: 10, ...once() }] }),
    expected: only(KEEPERS, 'UploadBegun'),
  },
  addMedia: {
    ask: () => ({ input: ['AddMediaInput!', { upload: randomUUID(), title: 'De poort', alt: 'Een poort' }] }),
    expected: only(KEEPERS, 'NotFound'),
  },
  describeMedia: {
    ask: ({ media }) => ({
      input: ['DescribeMediaInput!', { id: media.id, baseRevision: 99, title: 'De poort', alt: 'Een poort' }],
    }),
    expected: only(KEEPERS, 'MediaChanged'),
  },
  replaceMedia: {
    ask: ({ media }) => ({ id: id(media.id), upload: id(randomUUID()) }),
    expected: only(KEEPERS, 'NotFound'),
  },
  captionMedia: {
    ask: ({ media }) => ({ input: ['CaptionMediaInput!', { id: media.id, kind: 'captions', language: 'nl-BE' }] }),
    expected: only(KEEPERS, 'NotFound'),
  },
  deleteMedia: { ask: () => ({ id: id(randomUUID()) }), expected: only(KEEPERS, 'NotFound') },

  // small steps: one's own, for everybody who is somebody; a token in a mail speaks for itself
  mySteps: { ask: nothing, expected: signedIn('MySteps') },
  nextSteps: { ask: nothing, expected: signedIn('list') },
  step: { ask: ({ step }) => ({ id: id(step) }), expected: signedIn('NotFound', { reader: 'Step' }) },
  stepIdea: {
    ask: () => ({ from: text(`les/${MODULE}/betaald/vraag`) }),
    expected: signedIn('NotFound', { reader: 'StepIdea' }),
  },
  makeStep: {
    ask: () => ({ input: ['MakeStepInput!', { ...smallStep('ik bel'), requestKey: randomUUID(), from: '' }] }),
    expected: signedIn('Step'),
  },
  changeStep: {
    ask: ({ step }) => ({ input: ['ChangeStepInput!', { ...smallStep(STEP_WORDS), id: step, baseRevision: 1 }] }),
    expected: signedIn('NotFound', { reader: 'Step' }),
  },
  lookBack: {
    ask: ({ step }) => ({
      input: ['LookBackInput!', { id: step, baseRevision: 2, outcome: 'done', happened: '', next: '' }],
    }),
    expected: signedIn('NotFound', { reader: 'Step' }),
  },
  dropStep: { ask: () => ({ id: id(randomUUID()) }), expected: signedIn('NotFound') },
  wantStepReminders: { ask: () => ({ reminders: ['Boolean!', true] }), expected: signedIn('StepReminders') },
  useStepCalendar: { ask: nothing, expected: signedIn('StepCalendar') },
  stopStepCalendar: { ask: nothing, expected: signedIn('StepCalendar') },
  stepMails: { ask: () => ({ token: text('verzonnen') }), expected: all('NotFound') },
  // what people write: one's own notebook, and what others share with oneself alone; for no role whatever
  notebook: { ask: nothing, expected: signedIn('Notebook') },
  sharedAnswer: { ask: () => ({ share: id(randomUUID()) }), expected: signedIn('NotFound') },
  shareAnswer: {
    ask: () => ({ input: ['ShareAnswerInput!', { answer: randomUUID(), email: email() }] }),
    expected: signedIn('NotFound'),
  },
  unshareAnswer: { ask: () => ({ share: id(randomUUID()) }), expected: signedIn('NotFound') },
  // conversations: for who may open what they are about, and who stands behind the modules; what is somebody's for them
  thread: { ask: ({ thread }) => ({ id: id(thread) }), expected: talks('ThreadPage') },
  threads: { ask: () => ({ at: ['PlaceInput!', talkPlace] }), expected: talks('ThreadList') },
  threadCount: {
    ask: () => ({ placeKind: ['PlaceKind!', talkPlace.kind], placeKey: text(talkPlace.key) }),
    expected: { ...talks('number'), learner: 'null', finance: 'null' },
  },
  startThread: {
    ask: () => ({ input: ['StartThreadInput!', { at: talkPlace, kind: 'TALK', title: 'T', text: 'T', ...once() }] }),
    expected: talks('PostWritten'),
  },
  reply: {
    ask: ({ thread }) => ({ input: ['ReplyInput!', { threadId: thread, text: 'T', ...once() }] }),
    expected: talks('PostWritten'),
  },
  editPost: {
    ask: ({ thread }) => ({
      input: ['EditPostInput!', { threadId: thread, number: 1, text: 'Anders.', baseRevision: 1 }],
    }),
    expected: signedIn('NotFound', { reader: 'PostWritten' }),
  },
  reactToPost: {
    ask: ({ thread }) => ({ input: ['ReactionInput!', { threadId: thread, number: 1, kind: 'THANK', given: true }] }),
    expected: talks('PostWritten'),
  },
  chooseBestAnswer: {
    ask: ({ thread }) => ({ input: ['BestAnswerInput!', { threadId: thread, number: 2, best: true }] }),
    expected: signedIn('NotFound', { ...keepsOrder('PostWritten'), reader: 'PostWritten' }),
  },
  followThread: {
    ask: ({ thread }) => ({ input: ['FollowThreadInput!', { threadId: thread, stance: 'FOLLOW' }] }),
    expected: talks('ThreadFollowed'),
  },
  reportPost: {
    ask: ({ thread }) => ({
      input: ['ReportPostInput!', { threadId: thread, number: 1, ground: 'OTHER', reason: 'Zomaar' }],
    }),
    expected: talks('PostReported'),
  },
  postsUnderReview: { ask: nothing, expected: only(['facilitator', 'administrator'], 'list') },
  moderatePost: {
    ask: ({ thread }) => ({
      input: ['ModeratePostInput!', { threadId: thread, number: 1, hide: false, explanation: 'Dit mag' }],
    }),
    expected: only(['facilitator', 'administrator'], 'PostModerated'),
  },
  appealHiding: {
    ask: ({ thread }) => ({ input: ['AppealInput!', { threadId: thread, number: 1, appeal: 'Toch' }] }),
    expected: signedIn('NotFound'),
  },
  settleThread: {
    ask: ({ thread }) => ({
      input: ['SettleThreadInput!', { threadId: thread, locked: false, slowSeconds: 0, reason: 'Zomaar' }],
    }),
    expected: only(['facilitator', 'administrator'], 'ThreadSettled'),
  },
  banWriter: {
    ask: ({ thread }) => ({ input: ['BanWriterInput!', { threadId: thread, number: 1, days: 0, reason: 'Zomaar' }] }),
    expected: only(['facilitator', 'administrator'], 'WriterBanned'),
  },
  // nobody's answer but one's own; what is nobody's is not there
  answerToShare: {
    ask: () => ({ answer: id(randomUUID()) }),
    expected: signedIn('NotFound'),
  },
  shareInThread: {
    ask: ({ thread }) => ({
      input: ['ShareInThreadInput!', { answer: randomUUID(), revision: 1, threadId: thread, ...once() }],
    }),
    expected: signedIn('NotFound'),
  },
  takeAnswerBack: { ask: () => ({ id: id(randomUUID()) }), expected: signedIn('NotFound') },
  movePosts: {
    ask: ({ thread }) => ({
      input: [
        'MovePostsInput!',
        { threadId: thread, numbers: [1], toThreadId: thread, explanation: 'Zomaar', fewerReaders: false },
      ],
    }),
    expected: only(['facilitator', 'administrator'], 'InvalidInput'),
  },
  mergeThreads: {
    ask: ({ thread }) => ({
      input: [
        'MergeThreadsInput!',
        { threadId: thread, intoThreadId: thread, explanation: 'Zomaar', fewerReaders: false },
      ],
    }),
    expected: only(['facilitator', 'administrator'], 'InvalidInput'),
  },
  deletePost: {
    ask: ({ thread }) => ({ post: ['PostAddress!', { threadId: thread, number: 2 }] }),
    expected: signedIn('NotFound', { reader: 'PostDeleted' }),
  },

  // workshops: finding and joining for everybody; a link in a mail speaks for itself; scheduling for who may publish
  workshops: { ask: nothing, expected: all('list') },
  workshopCalendar: { ask: nothing, expected: all('WorkshopCalendar') },
  nextWorkshopDates: { ask: nothing, expected: all('list') },
  workshop: { ask: () => ({ slug: text('over-samen') }), expected: all('WorkshopPage') },
  workshopDate: { ask: () => ({ address: text('over-samen/1') }), expected: all('WorkshopDatePage') },
  joinWorkshopDate: {
    ask: ({ workshopDate }) => ({
      input: [
        'JoinDateInput!',
        { dateId: workshopDate, people: [{ name: 'N', email: email() }], waits: true, requestKey: randomUUID() },
      ],
    }),
    expected: all('DateJoined'),
  },
  registration: { ask: ({ registration }) => ({ token: text(registration) }), expected: all('WorkshopRegistration') },
  offeredPlace: { ask: ({ registration }) => ({ token: text(registration) }), expected: all('LinkIsOver') },
  takeOfferedPlace: { ask: ({ registration }) => ({ token: text(registration) }), expected: all('LinkIsOver') },
  declineOfferedPlace: { ask: ({ registration }) => ({ token: text(registration) }), expected: all('LinkIsOver') },
  leaveWorkshopDate: { ask: () => ({ token: text('verzonnen') }), expected: all('LinkIsOver') },
  handOverRegistration: {
    ask: () => ({ token: text('verzonnen'), to: ['ParticipantInput!', { name: 'N', email: email() }] }),
    expected: all('LinkIsOver'),
  },
  renewRegistrationLink: { ask: () => ({ token: text('verzonnen') }), expected: all('LinkIsOver') },
  scheduledDates: { ask: nothing, expected: only(SCHEDULERS, 'list') },
  possibleFacilitators: { ask: nothing, expected: only(SCHEDULERS, 'list') },
  scheduledDate: {
    ask: ({ workshopDate }) => ({ id: id(workshopDate) }),
    expected: only(SCHEDULERS, 'ScheduledDatePage'),
  },
  scheduleDate: {
    ask: ({ dateFields }) => ({
      input: ['ScheduleDateInput!', { workshopKey: 'samen', requestKey: randomUUID(), fields: dateFields }],
    }),
    expected: only(SCHEDULERS, 'ScheduledDate'),
  },
  changeDate: {
    ask: ({ workshopDate, dateFields }) => ({
      input: ['ChangeDateInput!', { id: workshopDate, baseRevision: 0, fields: dateFields }],
    }),
    expected: only(SCHEDULERS, 'DateChangedElsewhere'),
  },
  openDate: { ask: ({ workshopDate }) => ({ id: id(workshopDate) }), expected: only(SCHEDULERS, 'ScheduledDate') },
  cancelDate: {
    ask: () => ({ id: id(randomUUID()), reason: text('een proef') }),
    expected: only(SCHEDULERS, 'NotFound'),
  },
  copyDate: {
    ask: ({ workshopDate, dateFields }) => ({
      input: [
        'CopyDateInput!',
        {
          ...{ id: workshopDate, firstDay: dateFields.parts[0]?.day, everyDays: 7, times: 1 },
          requestKey: randomUUID(),
        },
      ],
    }),
    expected: only(SCHEDULERS, 'DatesCopied'),
  },

  // sales
  checkout: { ask: () => subject, expected: all('CheckoutSummary', { reader: 'AlreadyEntitled' }) },
  placeOrder: {
    ask: () => ({
      input: [
        'PlaceOrderInput!',
        {
          ...{ subjectKind: 'MODULE', subjectKey: 'te-koop', requestKey: randomUUID() },
          ...{ immediateAccess: true, acknowledgeLoss: true, termsAccepted: true },
        },
      ],
    }),
    expected: signedIn('OrderPlaced', { reader: 'AlreadyEntitled' }),
  },
  order: {
    ask: ({ paidOrder }) => ({ id: id(paidOrder) }),
    expected: signedIn('NotFound', { reader: 'Order', finance: 'Order', administrator: 'Order' }),
  },
  myOrders: { ask: nothing, expected: signedIn('list') },
  refreshOrder: {
    ask: ({ openOrder }) => ({ id: id(openOrder) }),
    expected: signedIn('NotFound', { reader: 'Order', finance: 'Order', administrator: 'Order' }),
  },
  cancelOrder: {
    ask: ({ openOrder }) => ({ id: id(openOrder) }),
    expected: signedIn('NotFound', { reader: 'Order' }),
  },
  startWithdrawal: {
    ask: () => ({ input: ['WithdrawalInput!', { name: 'N', orderNumber: 'FA-2026-999999', email: email() }] }),
    expected: all('WithdrawalStatement'),
  },
  confirmWithdrawal: {
    ask: () => ({ input: ['WithdrawalInput!', { name: 'N', orderNumber: 'FA-2026-999999', email: email() }] }),
    expected: all('WithdrawalReceived'),
  },

  // beheer
  administrationSearch: { ask: () => ({ text: text('school.test') }), expected: only(MONEY, 'AdministrationFinds') },
  administeredOrder: {
    ask: ({ paidOrder }) => ({ id: id(paidOrder) }),
    expected: only(MONEY, 'AdministeredOrder'),
  },
  administeredPerson: {
    ask: ({ people }) => ({ id: id(people.reader.id) }),
    expected: only(MONEY, 'AdministeredPerson'),
  },
  acts: {
    ask: ({ people }) => ({ subjectKind: text('person'), subjectId: text(people.reader.id) }),
    expected: only(MONEY, 'list'),
  },
  troubles: { ask: nothing, expected: only(MONEY, 'Troubles') },
  retryMail: { ask: () => ({ id: id(randomUUID()) }), expected: only(MONEY, 'NotFound') },
  retryJob: { ask: () => ({ id: id(randomUUID()) }), expected: only(MONEY, 'NotFound') },
  grantAccess: {
    ask: ({ people }) => ({
      input: [
        'GrantAccessInput!',
        { personId: people.author.id, subjectKind: 'MODULE', subjectKey: 'ook-te-koop', reason: 'voor de proef' },
      ],
    }),
    expected: only(MONEY, 'AccessGranted'),
  },
  withdrawAccess: {
    ask: ({ entitlement }) => ({ input: ['WithdrawAccessInput!', { entitlementId: entitlement, reason: 'proef om' }] }),
    expected: only(MONEY, 'AccessWithdrawn'),
  },
  refundOrder: {
    ask: ({ otherOrder }) => ({ id: id(otherOrder), reason: text('op vraag van de koper') }),
    expected: only(MONEY, 'Order'),
  },

  // the studio: who writes in this module; that an author writes in no other one is a test of its own
  studio: { ask: nothing, expected: only(WRITERS, 'Studio') },
  makeModule: {
    ask: () => ({ title: text('Nog een module'), requestKey: text(randomUUID()) }),
    expected: only(WRITERS, 'DraftChanged'),
  },
  ...IN_THE_STUDIO,
};
