/**
 * Reads from the surrounding words what a number measures.
 *
 * In: the words before a number in its clause, and those after its unit. Out: the noun phrase, and the change expressed by its
 * verb.
 */
import { readEnglishCounted, readEnglishSubject } from './englishWords.js';
import type { Subject } from './subject.js';

const RISE =
  '(?<=同比|上年|去年)多|正?增长|净增|增产|增收|增加|提高|提升|上升|上涨|扩大|攀升|增幅|增速|(?<!新)增|升|涨|前移';
const FALL =
  '(?<=同比|上年|去年)少|负增长|减产|减收|下降|减少|降低|回落|收窄|缩小|缩短|缩减|下跌|下滑|压减|减|降|后移';
const FILLER = '(?:\\s|了|约|近|超过?|突破|不低于|不少于|达到?|为|在|可|将|均|各|分别|高达)*';
const CHANGE = new RegExp(`(?:(${RISE})|(${FALL}))(?:率|幅度?|速度?)?${FILLER}$`);
/** A change up to a level: 提升至28.5%. */
const UP_TO = new RegExp(
  `(?:${RISE}|${FALL}|跃升|跃居|发展|拓展|壮大|翻)(?:到|至|(?<![速幅率])为|成)${FILLER}$`,
);
const GAP =
  /(?:比([^，]{1,12}?)(?:(?<!提)高出?|低|快|慢|多|少)|(?<!不)(?:高于|低于|快于|慢于|高出|领先于?|好于|优于)([^，]{0,16}?))$/;
const TAIL =
  /(?:\s|[、和与及，：:“"'‘]|已经?|仅仅?|就|又|也|还|均|都|各|共计|共有|共|合计|总计|累计|分别|双双|同比|环比|平均|年均|每年|月均|日均|预计|力争|确保|完成|实现|达到|达|为|是|有|至|到|在|约|大约|大概|超过|超|突破|近|接近|不低于|不少于|不超过|高达|可达|将|要|的|了|稳定|保持|控制|扩大|跃升|提升|提高|增长|增加|增至|上升|下降|减少|降低|回落|收窄|缩小|缩短|缩减|压减|(?<!投)降|升|发展|稳?居|首破|首超|连续|位居|位列|排名|全国|比上年|较上年|比去年|较去年|比?(?:上年|上月|上季|去年|年初|上季度)(?:同期|末|底|月)?|(?<![占对之入])比|较|每|第|从|由|按|以|其中|不变价格?计算|可比价格?计算|名义|实际|去年|上年|同期|累计|全年|全部|再|新|更|突破到)$/;
const LEAD = new RegExp(
  `^(?:\\s|[、和与及，：:；。”"'’—·-]|其中|同时|此外|另外|并且?|且|而|也|又|还|再|以及|等|[一二三四五六七八九十]+是|数据显示|统计显示|据[^，]{0,8}统计|据|初步核算|截至|截止|按[^，]{0,12}计算|目前|现有|全年|年末|年底|期末|底|末|末，|我国|我省|我市|我区|我[州盟旗县]|全省|全市|全县|全区|全[州盟旗]|全国|省内|市内|累计|共有|共|已经?|将|要|力争|确保|努力|推动|推进|促进|带动|支持|加快|加强|持续|进一步|实现|完成|达到|使得?|让|把|对|在(?![用建研册校岗孵营产读库])|以|从|由|通过|围绕|聚焦|建成|建设|打造|培育壮大|培育|引进培育|引进|引育|集聚|拥有|形成|部署|实施|开展|组织|组建|设立|布局建设|布局|安排|争取|获批|推广|落地|投运|开工|谋划|发布|出台|制定|整合|覆盖|预期|预计|计划|拟(?!合)|目标是?|紧盯|锚定|助力|主要|总体|了|的|各|个|滚动|[该本两][省市县区]|该|这|其|到|至|年均|平均|每年|不断|稳步|首次|成功|有效(?!期)|全面|大力|深入|统筹|强化|扎实|基本|圆满|顺利|较好|分别)`,
);
/** 由1286家增至: what the number rose to names nothing. */
const MOVES = /^(?:增|减|升|降|提高|提升|增长|增加|上升|下降|减少|扩大|发展)(?:加|长|少)?[至到]?$/;
/** Where the words for what is counted end; `joins` are those that would list. */
const cutAt = (joins: string): RegExp =>
  new RegExp(
    `\\d|成功|赴|今年|去年|本年|上半年|计划(?=投资|完成|新)|跃升|上升|提升|提高|扩大|实现|入选|获批|获得|获|重组|进入|跻身|分布|落户|完成|上榜|成为|通过|参与|纳入|列入|集聚|贡献|上报|占|[近超约逾](?=\\s?\\d)|(?<=^(?:单位|企业|机构|学校|医院|高校|项目|家庭|居民|社区|部门|平台))的|增长|增加|下降|全覆盖|建成|投产|开工|投运|上市|以及|[${joins}在均由从等被为达已可将并]|，|、|的(?=.{0,2}$)`,
  );
const CUT_AFTER = cutAt('和与及');
/** The same for the words of a share, which is of all that they list. */
const CUT_SHARED = cutAt('');

const SHARE = /(?:占(?![比有])|相当于)(.{0,24}?)(?:的)?(?:比重|比例|份额|百分比|总量|总数)?$/;
const LONGEST = 40;

/** From the words before the number, with brackets and periods taken out. */
export function readSubject(left: string): Subject {
  if (!/\p{Script=Han}/u.test(left) && /[A-Za-z]{2}/.test(left)) return readEnglishSubject(left);
  let rest = left.slice(-120);
  let change: 1 | -1 | undefined;
  let gap: string | undefined;
  const isLevel = UP_TO.test(rest);
  const apart = GAP.exec(rest);
  if (apart !== null && !isLevel) {
    gap = apart[1] ?? apart[2] ?? '';
    rest = rest.slice(0, apart.index);
  } else if (!isLevel) {
    const found = CHANGE.exec(rest);
    if (found !== null) {
      change = found[1] === undefined ? -1 : 1;
      rest = rest.slice(0, found.index);
    }
  }
  rest = stripTail(rest);
  const share = /占(?![比有])|相当于/.test(rest) ? SHARE.exec(rest) : null;
  const whole = share?.[1];
  if (share !== null) rest = stripTail(rest.slice(0, share.index));
  // 产业实现营收 is the revenue of the industry.
  const noun = stripLead(rest).replace(/(?<=\p{Script=Han}{2}|[”"’])(?:实现|完成)(?=\p{Script=Han}{2})/u, '');
  return {
    noun: REFERRING.test(noun) ? '' : noun.slice(-LONGEST),
    ...(change === undefined ? {} : { change }),
    ...(gap === undefined ? {} : { gap }),
    ...(whole === undefined ? {} : { shareOf: whole.replace(/的$/, '') }),
  };
}

/** 这一数字为: what was named before. */
const REFERRING = /^[这该此]?一(?:数字|数值|数据|指标|规模)$/;

/**
 * What is counted, right after the unit: 107家省级新型研发机构. Empty where the clause ends there. `isOfAll`: a share, which is of all that
 * the words list: 全省100%的国家实验室和大科学装置.
 */
export function readCounted(right: string, isOfAll = false): string {
  if (/^ ?[A-Za-z]/.test(right) && !/\p{Script=Han}/u.test(right)) return readEnglishCounted(right);
  const run = /^\s?的?([\p{Script=Han}A-Za-z0-9“”"‘’&·+\- ]{2,40})/u.exec(right.slice(0, 44))?.[1] ?? '';
  const cut = isOfAll ? CUT_SHARED.exec(run) : CUT_AFTER.exec(run);
  const noun = (cut === null ? run : run.slice(0, cut.index)).replace(/^[“"‘ ]+(?=[^”"’]*$)/, '').trim();
  return noun.length < 2 || MOVES.test(noun) ? '' : noun;
}

function stripTail(text: string): string {
  let rest = text;
  for (let found = TAIL.exec(rest); found !== null && found[0] !== ''; found = TAIL.exec(rest))
    rest = rest.slice(0, found.index);
  return rest;
}

/** The text without connecting words at its beginning. */
export function stripLead(text: string): string {
  let rest = text;
  for (let found = LEAD.exec(rest); found !== null && found[0] !== ''; found = LEAD.exec(rest)) {
    const shorter = rest.slice(found[0].length);
    if (shorter.length < 2) break;
    rest = shorter;
  }
  return rest;
}

/** Verbs, which alone do not name anything: 安排1亿元财政资金. */
const VERB_WORDS =
  '用好|用足|统筹|盘活|撬动|投运|谋定|预研|竣工|启动|安排|落实|投入|支持|引进|完成|实现|建成|建设|新增|新建|培育|打造|发放|推进|实施|落地|认定|新认定|入选|带动|服务|推广|整合|争取|拨付|下达|兑现|减免|筹集|获批|签约|开工|投产|累计|取得|形成|拥有|集聚|组建|设立|布局|开展|发布|出台|派遣|选派|选树|遴选|推荐|吸引|招引|帮助|惠及|覆盖';
const VERBS = new RegExp(`^(?:${VERB_WORDS})+$`);
const VERB_AT_END = new RegExp(`(?:${VERB_WORDS})+$`);

/** The name without a verb at its end, and with another one: 大科学装置投运, then 开工一个. */
export function withVerb(named: string, verb: string): string {
  const bare = named.replace(VERB_AT_END, '');
  return `${bare.length < 2 ? named : bare}${verb}`;
}

/** Whether a phrase is only a verb and names nothing. */
export function isVerbOnly(noun: string): boolean {
  return VERBS.test(noun);
}

/** General words, which refer to the subject before them. */
const GENERIC =
  /^(?:增速|增幅|降幅|涨幅|跌幅|比重|占比|总量|规模|总额|数量|总数|同比|上榜数量|金额|总规模|新增)$/;

/** Whether a phrase is a general word such as 增速, which refers to the subject before. */
export function isGeneric(noun: string): boolean {
  return GENERIC.test(noun);
}
