import { AdministeredCertificate, Attest, Certificate, CheckedCertificate } from './certificate.types.ts';
import { type CertificateRow, standingOf } from './content.ts';
import { REVIEW_WEEKS } from './review-plan.ts';

/** What an attest says. */
function attestOf({ code, subjectKind, content, issuedAt }: CertificateRow): Attest {
  const { name, title, promise, minutes, beganAt, finishedAt, modules, organiser } = content;
  return Object.assign(new Attest(), {
    ...{ code, subjectKind, name, title, promise, minutes, issuedAt, organiser },
    prompts: modules.reduce((sum, module) => sum + module.prompts, 0),
    beganAt: new Date(beganAt),
    finishedAt: new Date(finishedAt),
    modules: modules.map((module) => ({
      title: module.title,
      promise: module.promise,
      lessons: module.lessons.map((lesson) => ({ ...lesson })),
    })),
  });
}

/** As its owner knows it; `name` is the one they have now. */
export function forOwner(row: CertificateRow, name: string): Certificate {
  return Object.assign(new Certificate(), {
    id: row.id,
    standing: standingOf(row),
    online: row.offlineAt === null,
    renamed: name !== '' && name !== row.content.name,
    nextReviewAt: row.nextReviewAt,
    reviewable: row.reviewsSent < REVIEW_WEEKS.length,
    attest: attestOf(row),
  });
}

/** As whoever has its address may know it: what holds no longer tells nothing but that. */
export function forAnyone(row: CertificateRow, checkedAt: Date): CheckedCertificate {
  const standing = standingOf(row);
  return Object.assign(new CheckedCertificate(), {
    standing,
    checkedAt,
    endedAt: row.revokedAt ?? row.replacedAt,
    attest: standing === 'valid' ? attestOf(row) : null,
  });
}

export function forStaff(row: CertificateRow): AdministeredCertificate {
  return Object.assign(new AdministeredCertificate(), {
    ...{ id: row.id, code: row.code, name: row.content.name, title: row.content.title, issuedAt: row.issuedAt },
    standing: standingOf(row),
    endedAt: row.revokedAt ?? row.replacedAt,
  });
}
