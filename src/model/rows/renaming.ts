/**
 * Names of a row that is renamed. Keys stay, and formulas are over keys, so nothing that is calculated changes.
 */
import type { Bilingual, Language } from '../../messages/language.js';
import type { Member } from '../model.js';
import { foldName } from '../names.js';

/** The name with another text in one language; a language that is blank or only repeated the old text takes the new one too. */
export function withName(name: Bilingual, language: Language, text: string): Bilingual {
  const other = language === 'zh' ? 'en' : 'zh';
  const follows = name[other].trim() === '' || name[other] === name[language];
  const rest = follows ? text : name[other];
  return language === 'zh' ? { zh: text, en: rest } : { zh: rest, en: text };
}

/** A member with another name, and its former names as aliases: figures join it by the names that documents use. */
export function renamedMember(member: Member, name: Bilingual): Member {
  const known = new Set([name.zh, name.en].map(foldName));
  const aliases = [member.name.zh, member.name.en, ...(member.aliases ?? [])].filter((each) => {
    const isNew = each.trim() !== '' && !known.has(foldName(each));
    known.add(foldName(each));
    return isNew;
  });
  const { aliases: _, ...rest } = member;
  return { ...rest, name, ...(aliases.length === 0 ? {} : { aliases }) };
}
