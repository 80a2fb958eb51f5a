import { isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import type { Faults } from './faults.ts';

const LONGEST_LINE = 300;
const LONGEST_TEXT = 5000;

type Mapping = YAMLMap<ParsedNode, ParsedNode | null>;
type Place = Readonly<{ file: string; line: number; lineOf: (node: Node) => number }>;

/**
 * The named values of one YAML mapping, each checked as it is taken. What is missing or wrong is told with its line and
 * replaced by something empty, so that everything wrong is found in one go.
 */
export class Fields {
  private readonly taken = new Set<string>();
  private readonly map: Mapping | undefined;
  private readonly place: Place;
  private readonly faults: Faults;

  constructor(map: Mapping | undefined, place: Place, faults: Faults) {
    this.map = map;
    this.place = place;
    this.faults = faults;
  }

  /** The line on which a field stands; that of the mapping when there is no such field. */
  lineOf(name: string): number {
    const value = this.map?.get(name, true);
    return value ? this.place.lineOf(value) : this.place.line;
  }

  has(name: string): boolean {
    return this.map?.has(name) === true;
  }

  text(name: string, longest = LONGEST_TEXT): string {
    const value = this.take(name);
    if (typeof value !== 'string' || value.trim() === '') {
      this.tell(name, `Geef “${name}” als tekst.`);
      return '';
    }
    if (value.length > longest) this.tell(name, `“${name}” is langer dan ${longest} tekens. Maak het korter.`);
    return value.trim();
  }

  /** A text for one line, such as a title. */
  line(name: string): string {
    return this.text(name, LONGEST_LINE);
  }

  texts(name: string): string[] {
    const value = this.take(name);
    const fits =
      Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && one !== '');
    if (fits) return value;
    this.tell(name, `Geef “${name}” als lijst van teksten.`);
    return [];
  }

  wholeNumber(name: string, least: number, most: number): number {
    const value = this.take(name);
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    this.tell(name, `Geef “${name}” als geheel getal van ${least} tot ${most}.`);
    return least;
  }

  yesOrNo(name: string): boolean {
    const value = this.take(name);
    if (typeof value === 'boolean') return value;
    this.tell(name, `Geef “${name}” als true of false.`);
    return false;
  }

  oneOf<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice {
    const value = this.take(name);
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    this.tell(name, `Kies voor “${name}” een van deze: ${choices.join(', ')}.`);
    return choices[0];
  }

  /** The mappings of a list, such as questions with their answers. */
  entries(name: string): Fields[] {
    this.take(name);
    return mappings(this.map?.get(name, true), this.place, this.faults, `Geef “${name}” als lijst van velden.`);
  }

  /** Says which fields nobody asked for: a typing error would otherwise go unseen. */
  end(): void {
    for (const { key } of this.map?.items ?? []) {
      const name = String(isScalar(key) ? key.value : key);
      if (!this.taken.has(name))
        this.tell(name, `Het veld “${name}” kennen we hier niet. Haal het weg of verbeter de naam.`);
    }
  }

  private take(name: string): unknown {
    this.taken.add(name);
    const value: unknown = this.map?.get(name, true);
    if (isScalar(value)) return value.value;
    return isSeq<ParsedNode>(value) ? value.items.map((item) => (isScalar(item) ? item.value : undefined)) : undefined;
  }

  private tell(name: string, sentence: string): void {
    this.faults.add(this.place.file, this.lineOf(name), sentence);
  }
}

/** The fields of a YAML text that is one mapping. `above` counts the lines that stand before it in its file. */
export function fieldsOf(text: string, file: string, faults: Faults, above = 0): Fields {
  const { contents, place } = parse(text, file, faults, above);
  if (isMap<ParsedNode, ParsedNode | null>(contents)) return new Fields(contents, place, faults);
  faults.add(file, place.line, 'Hier horen velden te staan, elk als “naam: waarde”.');
  return new Fields(undefined, place, faults);
}

/** The fields of each entry of a YAML text that is a list of mappings. */
export function listOfFields(text: string, file: string, faults: Faults): Fields[] {
  const { contents, place } = parse(text, file, faults, 0);
  return mappings(contents, place, faults, 'Hier hoort een lijst van velden te staan.');
}

function parse(text: string, file: string, faults: Faults, above: number) {
  const lines = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + above;
  for (const error of errors) faults.add(file, lineAt(error.pos[0]), `Dit is geen leesbare YAML: ${error.message}.`);
  return { contents, place: { file, line: above + 1, lineOf: (node: Node) => lineAt(node.range?.[0] ?? 0) } };
}

function mappings(list: unknown, place: Place, faults: Faults, sentence: string): Fields[] {
  if (!isSeq<ParsedNode>(list) || !list.items.every((item) => isMap(item))) {
    faults.add(place.file, place.line, sentence);
    return [];
  }
  return list.items.map((item) => new Fields(item as Mapping, { ...place, line: place.lineOf(item) }, faults));
}
