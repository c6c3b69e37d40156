/** The program's version, as results are stamped with it. */
import packageFile from '../../../package.json';

export const VERSION: string = packageFile.version;
