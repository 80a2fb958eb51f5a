import { messagesIn } from '@fluxus/messages';
import { Inject, Injectable } from '@nestjs/common';
import qrcode from 'qrcode-generator';
import { INK, INK_SOFT, LEAF, Paper } from '../platform/pdf/paper.ts';
import { RESOURCES, type Resources } from '../platform/resources.ts';
import { type CertificateRow, type CertifiedModule, durationOf } from './content.ts';

/** Attests are in the language of what is taught. */
const LANGUAGE = 'nl-BE';
const DATE = new Intl.DateTimeFormat(LANGUAGE, { timeZone: 'Europe/Brussels', dateStyle: 'long' });
const MARGIN = 64;
const TERMS = 118;
const RINGS = [
  { colour: '#b14019', radius: 26 },
  { colour: '#8d5e00', radius: 18.5 },
  { colour: '#2a673a', radius: 11 },
];
const QR = 88;
/** Several words after each other in Hebrew, Arabic or a script like them. */
const RIGHT_TO_LEFT = /[\p{sc=Hebr}\p{sc=Arab}]\S*(?: [\p{sc=Hebr}\p{sc=Arab}]\S*)+/gu;

const t = messagesIn(LANGUAGE);

/** An attest as a paper for somebody's training file: A4, tagged, the same bytes each time. */
@Injectable()
export class PrintAttest {
  constructor(@Inject(RESOURCES) private readonly resources: Resources) {}

  run(row: CertificateRow): Promise<Buffer> {
    const { content, issuedAt, code } = row;
    const url = `${this.resources.publicUrl}/attest/${code}`;
    const title = `${kickerOf(row)}: ${content.title}`;
    const paper = new Paper({ title, lang: LANGUAGE, madeAt: issuedAt });
    head(paper, row);
    facts(paper, row);
    lessons(paper, content.modules);
    checking(paper, url);
    return paper.finish((page, pages) => `${t('attest.number')} ${code} · ${page}/${pages}`);
  }
}

function kickerOf({ subjectKind }: CertificateRow): string {
  return t(subjectKind === 'module' ? 'attest.title.module' : 'attest.title.programme');
}

function head(paper: Paper, row: CertificateRow): void {
  const { content } = row;
  const { doc } = paper;
  paper.inStructure(
    'Figure',
    undefined,
    () => rings(paper, doc.page.width - MARGIN - 30, MARGIN + 22),
    t('attest.paper.rings'),
  );
  doc.x = MARGIN;
  doc.y = MARGIN;
  const width = doc.page.width - 2 * MARGIN - 90;
  paper.inStructure('P', undefined, () => paper.set(content.organiser.name, 'strong', 11, INK_SOFT, { width }));
  doc.y += 46;
  paper.inStructure('P', undefined, () => paper.set(kickerOf(row), 'strong', 11, LEAF));
  doc.y += 2;
  paper.inStructure('H1', undefined, () => paper.set(content.title, 'heading', 29, INK, { lineGap: 0 }));
  doc.y += 14;
}

/** What a training file asks for, as a list of terms with what they are. */
function facts(paper: Paper, { content, issuedAt, code }: CertificateRow): void {
  const { organiser, modules } = content;
  const lessonCount = modules.reduce((sum, module) => sum + module.lessons.length, 0);
  const prompts = modules.reduce((sum, module) => sum + module.prompts, 0);
  const size = { duration: t('attest.duration', durationOf(content.minutes)), lessons: lessonCount, prompts };
  const issuer = [
    organiser.name,
    ...(organiser.address ? [organiser.address] : []),
    ...(organiser.number ? [t('attest.enterprise', { number: organiser.number })] : []),
  ];
  const rows: [string, string, ('strong' | 'text')?][] = [
    [t('attest.name'), content.name, 'strong'],
    [t('attest.begun'), DATE.format(new Date(content.beganAt))],
    [t('attest.finished'), DATE.format(new Date(content.finishedAt))],
    [t('attest.size'), t('attest.size.sum', size)],
    [t('attest.content'), content.promise],
    [t('attest.issued-by'), issuer.join('\n')],
    [t('attest.issued'), DATE.format(issuedAt)],
    [t('attest.number'), code],
  ];
  const { doc } = paper;
  const list = doc.struct('L');
  paper.root.add(list);
  for (const [term, words, face] of rows) {
    paper.keepTogether(40);
    const item = doc.struct('LI');
    list.add(item);
    const top = doc.y;
    item.add(
      doc.struct('Lbl', {}, () =>
        column(paper, MARGIN, top, () => paper.set(term, 'text', 10.5, INK_SOFT, { width: TERMS - 12 })),
      ),
    );
    const below = doc.y;
    item.add(
      // what stands in another order, or has a sign that no typeface has, is read as it was written
      doc.struct('LBody', { actual: words }, () =>
        column(paper, MARGIN + TERMS, top, () =>
          paper.set(inPlace(words), face ?? 'text', 10.5, INK, { width: doc.page.width - 2 * MARGIN - TERMS }),
        ),
      ),
    );
    item.end();
    doc.x = MARGIN;
    doc.y = Math.max(below, doc.y) + 5;
  }
  list.end();
}

function lessons(paper: Paper, modules: readonly CertifiedModule[]): void {
  const { doc } = paper;
  paper.write(t('attest.lessons'), 'chapter');
  for (const module of modules) {
    if (modules.length > 1) paper.write(module.title, 'section');
    const list = doc.struct('L');
    paper.root.add(list);
    for (const lesson of module.lessons) {
      paper.keepTogether(24);
      doc.y += 3;
      const words = `${lesson.title} · ${t('attest.paper.minutes', { minutes: lesson.minutes })}`;
      const item = doc.struct('LI');
      list.add(item);
      item.add(doc.struct('LBody', {}, () => paper.set(words, 'text', 10.5, INK)));
      item.end();
    }
    list.end();
  }
}

/**
 * The words of a name as they stand on paper: words that are written from right to left stand in that order. (Within a word
 * the typeface sees to it.)
 */
function inPlace(name: string): string {
  return name.replace(RIGHT_TO_LEFT, (words) => words.split(' ').toReversed().join(' '));
}

/** How whoever holds the paper sees that it is real. */
function checking(paper: Paper, url: string): void {
  const { doc } = paper;
  paper.keepTogether(QR + 60);
  doc.y += 12;
  paper.rule();
  doc.y += 12;
  const top = doc.y;
  paper.inStructure('Figure', undefined, () => square(paper, url, MARGIN, top), t('attest.paper.qr', { url }));
  const left = MARGIN + QR + 20;
  const width = doc.page.width - MARGIN - left;
  paper.inStructure('H2', undefined, () =>
    column(paper, left, top + 8, () => paper.set(t('attest.paper.check'), 'strong', 10.5, INK, { width })),
  );
  paper.inStructure('P', undefined, () =>
    column(paper, left, doc.y + 2, () => paper.set(t('attest.paper.check.body'), 'text', 9.5, INK_SOFT, { width })),
  );
  paper.inStructure('Link', undefined, () =>
    column(paper, left, doc.y + 2, () => paper.set(url, 'text', 9.5, LEAF, { width, link: url })),
  );
  doc.x = MARGIN;
  doc.y = Math.max(doc.y, top + QR);
}

function column({ doc }: Paper, x: number, y: number, draw: () => void): void {
  doc.x = x;
  doc.y = y;
  draw();
}

/** The mark of the academy. */
function rings({ doc }: Paper, x: number, y: number): void {
  doc.save().lineWidth(5);
  for (const { colour, radius } of RINGS) doc.circle(x, y, radius).stroke(colour);
  doc.restore();
}

/** The address as a code that a telephone reads. */
function square({ doc }: Paper, text: string, x: number, y: number): void {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const side = QR / count;
  doc.save();
  for (let row = 0; row < count; row += 1) {
    for (let at = 0; at < count; at += 1) {
      if (code.isDark(row, at)) doc.rect(x + at * side, y + row * side, side, side);
    }
  }
  doc.fill(INK).restore();
}
