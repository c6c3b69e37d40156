/** English names of the places that packs of Zhejiang name; others keep their Chinese name. */
import type { Texts } from './text.js';

const ENGLISH: Readonly<Record<string, string>> = {
  中国: 'China',
  浙江: 'Zhejiang',
  杭州: 'Hangzhou',
  宁波: 'Ningbo',
  温州: 'Wenzhou',
  嘉兴: 'Jiaxing',
  湖州: 'Huzhou',
  绍兴: 'Shaoxing',
  金华: 'Jinhua',
  衢州: 'Quzhou',
  舟山: 'Zhoushan',
  台州: 'Taizhou',
  丽水: 'Lishui',
  临平: 'Linping',
  平湖: 'Pinghu',
  柯桥: 'Keqiao',
  越城: 'Yuecheng',
  温岭: 'Wenling',
  海宁: 'Haining',
  余杭: 'Yuhang',
  义乌: 'Yiwu',
  西湖区: 'Xihu District',
  乌兰察布: 'Ulanqab',
  浙江大学: 'Zhejiang University',
  之江实验室: 'Zhejiang Lab',
  湖畔实验室: 'Hupan Lab',
  阿里巴巴: 'Alibaba',
  阿里云: 'Alibaba Cloud',
  魔搭社区: 'ModelScope',
  中控技术: 'Supcon',
  浙江自贸试验区: 'Zhejiang Free Trade Zone',
  宁波舟山港: 'Ningbo-Zhoushan Port',
  环杭州湾地区: 'Hangzhou Bay area',
};

export function placeName(place: string, texts: Texts): string {
  return texts.language === 'en' ? (ENGLISH[place] ?? place) : place;
}
