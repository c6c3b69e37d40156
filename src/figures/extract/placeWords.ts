/**
 * The places that a text mentions, and the place that it is about.
 *
 * In: the passages of a document, and names of places that are known. Out: the name of the document's own place (全省, 我市), and a
 * finder of places in a clause. Names with their rank (四川省, 绵阳市) are learnt from the document itself.
 */

export interface Places {
  /** The place that the document is about; empty if unknown. */
  readonly own: string;
  /** The last place that a text names as its subject; undefined if there is none. */
  readonly find: (text: string) => string | undefined;
  /** The text without a place at its start: 全省, 我市, 绵阳市. */
  readonly strip: (text: string) => string;
  /** Whether a text is a place and nothing else: 全省, 我市, 绵阳市. */
  readonly isPlace: (text: string) => boolean;
  /** How often a text names each place. */
  readonly count: (text: string) => ReadonlyMap<string, number>;
}

const RANKED =
  /(?:^|[^\p{Script=Han}]|[省区在])([\p{Script=Han}]{2,3}?)(?:省|市|自治州|县)(?=人民政府|第[一二三四五六七八九十\d]+届|[\p{Script=Han}]{2,8}[局厅委]|[，、。；\s\d]|$|20\d\d)/gu;
const TITLE =
  /^(?:[\s#“《]|(?:关于)?印发)*(?:(?:19|20)\d{2}年度?)?(?:(?:前[一二三]季度|[上下]半年|\d{1,2}[-—–至]\d{1,2}月(?:份)?)，?)?([\p{Script=Han}]{2,3}?)(?:省|市|自治州|县|州|区|旗|盟).{0,40}(?:公报|报告|规划|纲要|情况|通报|方案|意见|计划|总结|白皮书)/u;
const LEAD =
  /^[\s#“]*(?:([\p{Script=Han}]{2,3})[:：]|([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:Province|City|County|State|Region)\b)/u;
/** 昆山市从…, 江宁区实现…: a name that comes up again and again at the start of a phrase. */
const REPEATED = /(?:^|[^\p{Script=Han}]|[省市州])([\p{Script=Han}]{2,3}?)(?:市|县|区)(?![级场民内外域长])/gu;
const NO_DISTRICT =
  /开发|示范|试验|实验|高新|新城|老城|保税|工业|中心|先行|核心|功能|产业|乡村|[社园景片山地灾矿牧林湾港学库战]$/;
const SPOKEN = /(?:^|[，。：])([\p{Script=Han}]{2,3}?)省(?![级委外内会里])/gu;
const NO_PROVINCE = /[强大]$|其他|兄弟|相关|有关|[东中西南北]部|周边|沿海|邻近|部分|[多邻]/;
const TIMES = 3;
const RANK = /(?:省|市|自治区|自治州|州|县|区|旗|盟)$/;
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
  if (title !== undefined && !NO_NAME.test(title) && !NO_DISTRICT.test(title)) names.add(title);
  // 海州：上半年…, where the text has the name again; Northvale Province: ….
  const lead = LEAD.exec(texts[0] ?? '');
  const led = lead?.[1] ?? lead?.[2] ?? '';
  const again = lead?.[1] === undefined || texts.slice(1).some((text) => text.includes(led));
  if (led !== '' && again && !NO_NAME.test(led)) names.add(led);
  for (const text of texts)
    for (const [, name = ''] of text.matchAll(RANKED)) {
      // 教育强省, 经济大省 are no places.
      if (NO_NAME.test(name) || (/[强大]$/.test(name) && !all.has(name))) continue;
      if (names.size < 2000) names.add(name);
    }
  // 砚江省数字经济…, at the start of a phrase of the first lines: only where no other place is known.
  if (!texts.slice(0, 8).some((text) => [...names].some((name) => text.includes(name))))
    for (const text of texts.slice(0, 8))
      for (const [, name = ''] of text.matchAll(SPOKEN))
        if (!NO_NAME.test(name) && !NO_PROVINCE.test(name)) names.add(name);
  const seen = new Map<string, number>();
  for (const text of texts)
    for (const [, name = ''] of text.matchAll(REPEATED)) seen.set(name, (seen.get(name) ?? 0) + 1);
  for (const [name, times] of seen)
    if (times >= TIMES && names.size < 2000 && !NO_NAME.test(name) && !NO_DISTRICT.test(name))
      names.add(name);
  const byFirst = new Map<number, string[]>();
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const list = byFirst.get(name.charCodeAt(0)) ?? [];
    list.push(name);
    byFirst.set(name.charCodeAt(0), list);
  }
  const at = (text: string, offset: number): string | undefined =>
    byFirst.get(text.charCodeAt(offset))?.find((name) => text.startsWith(name, offset));
  const count = (text: string): ReadonlyMap<string, number> => {
    const inText = new Map<string, number>();
    for (let offset = 0; offset < text.length; offset += 1) {
      const name = at(text, offset);
      if (name === undefined) continue;
      inText.set(name, (inText.get(name) ?? 0) + 1);
      offset += name.length - 1;
    }
    return inText;
  };
  texts.forEach((text, index) => {
    // What a document is about is named in its title.
    for (const [name, times] of count(text))
      counts.set(name, (counts.get(name) ?? 0) + times * (index < 3 ? 5 : 1));
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
    isPlace: (text) =>
      /^(?:全[国省市区县州盟旗]|[我本该][国省市区县州盟旗])$/.test(text) ||
      (text !== '' && at(text, 0)?.length === text.replace(RANK, '').length) ||
      at(text, 0) === text,
    count,
  };
}
