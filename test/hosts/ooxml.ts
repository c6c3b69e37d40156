/**
 * Validates every XML part of an .xlsx against the schemas of ISO/IEC 29500-4 (Transitional), with libxml2.
 * The schemas stand beside the project, not in it. CI has them; elsewhere their absence is a note, not a failure.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { validateXML } from 'xmllint-wasm';

const FOLDER = join(import.meta.dirname, '../../../shared/schemas/ooxml');

/** Which schema a part must obey; VML (the boxes of comments) has none that real files obey. */
const SCHEMAS: readonly (readonly [RegExp, string])[] = [
  [/^\[Content_Types\]\.xml$/, 'opc-contentTypes.xsd'],
  [/\.rels$/, 'opc-relationships.xsd'],
  [/^docProps\/core\.xml$/, 'opc-coreProperties.xsd'],
  [/^docProps\/app\.xml$/, 'shared-documentPropertiesExtended.xsd'],
  [/^docProps\/custom\.xml$/, 'shared-documentPropertiesCustom.xsd'],
  [/^xl\/charts\/chart\d+\.xml$/, 'dml-chart.xsd'],
  [/^xl\/drawings\/drawing\d+\.xml$/, 'dml-spreadsheetDrawing.xsd'],
  [/^xl\/theme\//, 'dml-main.xsd'],
  [/^xl\/.*\.xml$/, 'sml.xsd'],
];

/** The three schemas that opc-coreProperties.xsd takes from the network or leaves out: what it uses of them. */
const XSD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"';
const ELSEWHERE: Readonly<Record<string, string>> = {
  'dc.xsd': `${XSD} targetNamespace="http://purl.org/dc/elements/1.1/">${[
    'creator',
    'description',
    'identifier',
    'language',
    'subject',
    'title',
  ]
    .map((name) => `<xs:element name="${name}" type="xs:string"/>`)
    .join('')}</xs:schema>`,
  'dcterms.xsd': `${XSD} targetNamespace="http://purl.org/dc/terms/" xmlns="http://purl.org/dc/terms/"><xs:complexType name="W3CDTF"><xs:simpleContent><xs:extension base="xs:dateTime"/></xs:simpleContent></xs:complexType><xs:element name="created" type="xs:anyType"/><xs:element name="modified" type="xs:anyType"/></xs:schema>`,
  'xml.xsd': `${XSD} targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language"/><xs:attribute name="space" type="xs:NCName"/></xs:schema>`,
};

export function schemasPresent(): boolean {
  if (existsSync(FOLDER)) return true;
  if (process.env['CI'] === 'true')
    throw new Error('CI needs the schemas of the file format beside the project');
  return false;
}

/** One line a mistake: `part: message`; no lines when the file is valid. */
export async function schemaMistakes(bytes: Uint8Array): Promise<string[]> {
  const schemas = new Map(Object.entries(ELSEWHERE));
  for (const fileName of readdirSync(FOLDER)) {
    schemas.set(fileName, localImports(readFileSync(join(FOLDER, fileName), 'utf8')));
  }
  const parts = new Map<string, { fileName: string; contents: string }[]>();
  const mistakes: string[] = [];
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    if (path.endsWith('.vml')) continue;
    const schema = SCHEMAS.find(([pattern]) => pattern.test(path))?.[1];
    if (schema === undefined) {
      mistakes.push(`${path}: no schema is known for this part`);
      continue;
    }
    const list = parts.get(schema) ?? [];
    // libxml2 takes brackets in a file name for a pattern.
    const fileName = path.replaceAll('/', '-').replaceAll(/[[\]]/g, '');
    // Excel writes it and needs it for blanks at the ends of a text; the schema gives `t` no attributes.
    const contents = strFromU8(content).replaceAll('<t xml:space="preserve">', '<t>');
    list.push({ fileName, contents });
    parts.set(schema, list);
  }
  for (const [schema, xml] of parts) {
    const preload = [...schemas]
      .map(([fileName, contents]) => ({ fileName, contents }))
      .filter(({ fileName }) => fileName !== schema);
    const contents = schemas.get(schema) ?? '';
    const result = await validateXML({
      xml,
      schema: { fileName: schema, contents },
      preload,
      maxMemoryPages: 16384,
    });
    mistakes.push(...result.errors.map((error) => `${error.loc?.fileName ?? schema}: ${error.message}`));
  }
  return mistakes;
}

/** Points imports at the files here: `http://…/dc.xsd` -> `dc.xsd`, and names the one that has no address. */
function localImports(schema: string): string {
  return schema
    .replaceAll(/schemaLocation="http[^"]*\/([^"/]+)"/g, 'schemaLocation="$1"')
    .replaceAll(
      /(<\w+:import (?:id="xml" )?namespace="http:\/\/www\.w3\.org\/XML\/1998\/namespace")\/>/g,
      '$1 schemaLocation="xml.xsd"/>',
    );
}
