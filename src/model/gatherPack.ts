/**
 * The files of a pack, wherever they are: in a folder, or in an archive.
 *
 * In: a place that knows which files it has and reads them, telling by itself what cannot be read. Out: the texts. A block is the pack's own,
 * in its folder `blocks/NAME`, else one that comes with the program; one that is in neither is left out, and reading the pack reports it.
 */
import { blockNames, type BlockFiles } from './blocks.js';
import { PACK_NAMES, type PackFiles } from './pack.js';
import { VINTAGE_NAMES, type VintageFiles } from './vintageFiles.js';

/** Names are those in the folder, with `/` before those in one below. */
interface PackPlace {
  readonly has: (name: string) => boolean;
  /** Empty for a file that cannot be read. */
  readonly read: (name: string) => string;
}

export function gatherPack(
  { has, read }: PackPlace,
  blockOfProgram: (name: string) => BlockFiles | undefined,
): PackFiles {
  const model = read(PACK_NAMES.model);
  const blocks = blockNames(model).flatMap((name) => {
    // A name is no path.
    if (!/^[\w-]+$/.test(name)) return [];
    const folder = `blocks/${name}`;
    const block = has(`${folder}/${PACK_NAMES.model}`)
      ? readBlock(folder, { has, read })
      : blockOfProgram(name);
    return block === undefined ? [] : [[name, block] as const];
  });
  const ifThere = (file: keyof typeof VINTAGE_NAMES): VintageFiles =>
    has(VINTAGE_NAMES[file]) ? { [file]: read(VINTAGE_NAMES[file]) } : {};
  return {
    documents: read(PACK_NAMES.documents),
    figures: read(PACK_NAMES.figures),
    model,
    ...(blocks.length === 0 ? {} : { blocks: Object.fromEntries(blocks) }),
    ...ifThere('vintages'),
    ...ifThere('revisions'),
  };
}

/** The own texts of a pack by their names in its folder, without those of its blocks. */
export function textsByName(files: PackFiles): Readonly<Record<string, string>> {
  return {
    [PACK_NAMES.documents]: files.documents,
    [PACK_NAMES.figures]: files.figures,
    [PACK_NAMES.model]: files.model,
    ...(files.vintages === undefined ? {} : { [VINTAGE_NAMES.vintages]: files.vintages }),
    ...(files.revisions === undefined ? {} : { [VINTAGE_NAMES.revisions]: files.revisions }),
  };
}

/** The texts of a block in a folder of a place. */
export function readBlock(folder: string, { has, read }: PackPlace): BlockFiles {
  const ifThere = (file: 'documents' | 'figures'): Partial<BlockFiles> => {
    const name = `${folder}/${PACK_NAMES[file]}`;
    return has(name) ? { [file]: read(name) } : {};
  };
  return {
    folder,
    model: read(`${folder}/${PACK_NAMES.model}`),
    ...ifThere('documents'),
    ...ifThere('figures'),
  };
}
