/** What the system says of a file that could not be read or written, by its code: a row each, both languages side by side. */
import { both, type Bilingual } from '../language.js';

const SYSTEM_ERRORS: Readonly<Record<string, Bilingual>> = {
  ENOENT: both('没有这个文件或文件夹', 'there is no such file or folder'),
  EACCES: both('没有权限', 'no permission'),
  EPERM: both('系统不允许', 'the system does not allow it'),
  EISDIR: both('它是文件夹', 'it is a folder'),
  ENOTDIR: both('路径中有一段不是文件夹', 'a part of the path is not a folder'),
  EEXIST: both('已经存在', 'it exists already'),
  ENOTEMPTY: both('文件夹不是空的', 'the folder is not empty'),
  ENAMETOOLONG: both('名称太长', 'the name is too long'),
  ELOOP: both('链接指向自己', 'the link leads to itself'),
  ENOSPC: both('磁盘已满', 'the disk is full'),
  EDQUOT: both('超出磁盘配额', 'the disk quota is used up'),
  EFBIG: both('文件太大', 'the file is too large'),
  EROFS: both('磁盘是只读的', 'the disk is read-only'),
  EBUSY: both('正被其他程序使用', 'another program is using it'),
  ETXTBSY: both('正被其他程序使用', 'another program is using it'),
  EMFILE: both('打开的文件太多', 'too many files are open'),
  ENFILE: both('打开的文件太多', 'too many files are open'),
  EIO: both('磁盘读写出错', 'the disk reports an error'),
  EPIPE: both('读取它的程序已经结束', 'the program that reads it has ended'),
  ENODEV: both('没有这个设备', 'there is no such device'),
  ENXIO: both('没有这个设备', 'there is no such device'),
  EINVAL: both('系统不接受这个名称', 'the system does not accept the name'),
  ERR_INVALID_ARG_VALUE: both('系统不接受这个名称', 'the system does not accept the name'),
};

/** A code as words; a text that is no code is returned as it is. */
export function systemErrorWords(code: string): Bilingual {
  if (Object.hasOwn(SYSTEM_ERRORS, code)) return SYSTEM_ERRORS[code] ?? both(code, code);
  return /^E[A-Z]{3,}$/.test(code) ? both(`系统错误 ${code}`, `system error ${code}`) : both(code, code);
}
