/**
 * The places that a text speaks of, and the one it is about.
 *
 * In: the passages of a document, and names of places that are known. Out: the name of the document's own place (全省, 我市), and a
 * finder of places in a clause. Names with their rank (四川省, 绵阳市) are learnt from the document itself.
 */

export interface Places {
  /** What the document is about; empty where nothing says so. */
  readonly own: string;
  /** The last place named in a text as whom it speaks of; undefined for none. */
  readonly find: (text: string) => string | undefined;
  /** The text without a place at its start: 全省, 我市, 绵阳市. */
  readonly strip: (text: string) => string;
}

const RANKED =
  /(?:^|[^\p{Script=Han}]|[省区])([\p{Script=Han}]{2,3}?)(?:省|市|自治州|县)(?=人民政府|[，、。；\s\d]|$|20\d\d)/gu;
const TITLE =
  /^[\s#“]*([\p{Script=Han}]{2,3}?)(?:省|市|自治州|县).{0,40}(?:公报|报告|规划|纲要|情况|通报|方案|意见|计划|总结|白皮书)/u;
const RANK = /(?:省|市|自治区|自治州|县|区)$/;
const NO_NAME = /[新增推建联设加省市县区全我本各该设级城上超股都门市场直辖个的了在和与等是为]/;
const LONGEST = 8;
/** What follows a place when it is only part of a name or a partner: 与某市, 某市湾. */
const NATION =
  /(?:^|[，。；：])(?:\d{4}年，?)?(?:全国|我国|中国)(?!(?:第|前|首|最|重点|人大|政协|唯一|领先|各地|先进|百强|推广|范围))/;

export function learnPlaces(texts: readonly string[], known: readonly string[]): Places {
  const counts = new Map<string, number>();
  const all = new Set(known);
  // 全省 names no place, and 海州市 is 海州.
  const names = new Set(
    known.filter(
      (name) =>
        name.length >= 2 &&
        name.length <= LONGEST &&
        !/^[全我本]/.test(name) &&
        !(RANK.test(name) && all.has(name.replace(RANK, ''))),
    ),
  );
  // A title begins with its place: 海州市上半年….
  const title = TITLE.exec(texts[0] ?? '')?.[1];
  if (title !== undefined && !NO_NAME.test(title)) names.add(title);
  for (const text of texts)
    for (const [, name = ''] of text.matchAll(RANKED)) {
      if (NO_NAME.test(name)) continue;
      if (names.size < 2000) names.add(name);
    }
  const byFirst = new Map<string, string[]>();
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const list = byFirst.get(name.charAt(0)) ?? [];
    list.push(name);
    byFirst.set(name.charAt(0), list);
  }
  const at = (text: string, offset: number): string | undefined =>
    byFirst.get(text.charAt(offset))?.find((name) => text.startsWith(name, offset));
  texts.forEach((text, index) => {
    for (let offset = 0; offset < text.length; offset += 1) {
      const name = at(text, offset);
      if (name === undefined) continue;
      // What a document is about stands in its title.
      counts.set(name, (counts.get(name) ?? 0) + (index < 3 ? 5 : 1));
      offset += name.length - 1;
    }
  });
  const [own = ''] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return {
    own,
    find: (text) => {
      if (NATION.test(text)) return '全国';
      let last: string | undefined;
      for (let offset = 0; offset < text.length; offset += 1) {
        const name = at(text, offset);
        if (name === undefined) continue;
        const before = text.charAt(offset - 1);
        const after = text.slice(offset + name.length, offset + name.length + 2);
        if (!/[与和同比]/.test(before) && !/^(?:湾|大学|银行|路|证券)/.test(after)) last ??= name;
        offset += name.length - 1;
      }
      return last;
    },
    strip: (text) => {
      const name = at(text, 0);
      if (name === undefined) return text;
      const rest = text.slice(name.length).replace(/^(?:省|市|县|自治区|自治州)(?!级|场)/, '');
      return rest.length >= 2 ? rest : text;
    },
  };
}
