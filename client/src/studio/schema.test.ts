import { fromMarkdown, lessonSchema, readDraft, showable, toMarkdown, validate } from '@fluxus/lesson-document';
import { documents } from '@fluxus/lesson-document/testing';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { history, undo } from 'prosemirror-history';
import { EditorState, TextSelection } from 'prosemirror-state';
import { cleanPaste } from './clean-paste.ts';
import { emptyBlock, INSERTS, insertBlock, lineAfter, moveBlock, removeBlock } from './insert.ts';
import { keepKeys } from './keys.ts';
import { editorSchema } from './schema.ts';

describe('the editor', () => {
  test('has the schema of the lesson document, node for node', () => {
    const shape = (schema: typeof editorSchema) =>
      Object.values(schema.nodes).map(({ name, spec }) => [
        name,
        spec.content,
        spec.group,
        Object.keys(spec.attrs ?? {}),
      ]);
    expect(shape(editorSchema)).toEqual(shape(lessonSchema));
    expect(Object.keys(editorSchema.marks)).toEqual(Object.keys(lessonSchema.marks));
  });

  test('document to editor to document is the same, byte for byte in Markdown', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const node = editorSchema.nodeFromJSON(JSON.parse(JSON.stringify(document)));
        node.check();
        const { document: again } = showable(readDraft(JSON.parse(JSON.stringify(node.toJSON())))!);
        expect(toMarkdown(again)).toBe(toMarkdown(document));
      }),
      { numRuns: 100, endOnFailure: true },
    );
  });

  test('every block that can be put in is of the schema, and its shape is kept', () => {
    for (const what of INSERTS) {
      const block = emptyBlock(what);
      block.check();
      expect(readDraft({ type: 'doc', content: [block.toJSON()] })).toBeDefined();
    }
  });
});

function stateOf(markdown: string): EditorState {
  const { document } = fromMarkdown(markdown);
  const doc = editorSchema.nodeFromJSON(JSON.parse(JSON.stringify(document)));
  return EditorState.create({ doc, plugins: [history(), keepKeys()] });
}
const keys = ({ doc }: EditorState) => Array.from({ length: doc.childCount }, (_, at) => doc.child(at).attrs.key);

describe('blocks keep their keys', () => {
  const text = 'Een {#een}\n\nTwee {#twee}\n\nDrie {#drie}\n';

  test('when a line is parted, joined, moved, or copied before itself', () => {
    const state = stateOf(text);
    const parted = state.apply(state.tr.split(3));
    expect(keys(parted).filter((key) => ['een', 'twee', 'drie'].includes(key))).toEqual(['een', 'twee', 'drie']);
    expect(new Set(keys(parted)).size).toBe(4);
    const copied = state.apply(state.tr.insert(0, state.doc.child(2)));
    expect(keys(copied).slice(1)).toEqual(['een', 'twee', 'drie']);
    expect(keys(copied)[0]).toMatch(/^b-[a-z0-9]+$/);
    let moved = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2)));
    moveBlock(1)(moved, (change) => {
      moved = moved.apply(change);
    });
    expect(keys(moved)).toEqual(['twee', 'een', 'drie']);
  });

  test('what is put in, taken away and taken back', () => {
    let state = stateOf(text);
    const run = (command: typeof lineAfter) => command(state, (change) => (state = state.apply(change)));
    run(insertBlock('check'));
    expect(state.doc.child(1).type.name).toBe('check');
    run(lineAfter);
    expect(state.doc.child(2).type.name).toBe('paragraph');
    const before = keys(state).length;
    run(removeBlock);
    expect(keys(state)).toHaveLength(before - 1);
    run(undo);
    expect(keys(state)).toHaveLength(before);
    expect(new Set(keys(state)).size).toBe(before);
  });
});

describe('what is pasted', () => {
  test('from Word: lists are lists, and what is only Word’s is gone', () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.Mso {color:red}</style><xml>x</xml></head><body>
      <p class=MsoNormal>Gewoon<o:p></o:p></p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>·<span>  </span></span><!--[endif]-->Een</p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>·</span><!--[endif]-->Twee</p></body></html>`;
    const clean = cleanPaste(word);
    expect(clean).not.toMatch(/style>|xml>|o:p|·|<!--/);
    expect(clean.replace(/\s+/g, ' ')).toContain('<ul><li>Een</li> <li>Twee</li>');
    const numbered = cleanPaste(word.replaceAll('·', '1.'));
    expect(numbered).toContain('<ol>');
  });

  test('much of it takes no long time', () => {
    expect(cleanPaste('<p>woord</p>'.repeat(80_000)).length).toBeGreaterThan(900_000);
  });

  test('a document that is checked stays what it is', () => {
    const { document } = fromMarkdown('Een {#een}\n');
    expect(validate(editorSchema.nodeFromJSON(JSON.parse(JSON.stringify(document))).toJSON()).document).toEqual(
      document,
    );
  });
});
