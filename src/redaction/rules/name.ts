import type { Stretch } from '../../evidence/pieces';
import type { Plain } from '../plain';
import { type Needle, needle, placesOf } from './needles';

/** The commonest family names; a name of three or four signs behind one is a person's, and is also said without it. */
const families =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高梁郑鄭谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏方侯邹鄒熊孟秦白江阎閻薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴洪武莫孔汤湯';
const person = new RegExp(`^[${families}]([\\u3400-\\u9FFF]{2})$`, 'u');
/** Words of shops, which are nobody's name. */
const general =
  /^(?:shop|store|official|mall|service|support|team|the|and|co|ltd|inc|group|global|online|home|house|toko|cua|hang|loja|buyer|seller|user|customer|客服|售后|官方|旗舰店|旗艦店|店铺|商家|买家|卖家)$/iu;

/** What to look for where somebody is called so: the whole name, its parts around a colon, the given name. */
export function needlesOf(names: readonly string[]): readonly Needle[] {
  const all = names.flatMap((name) => [name, ...partsOf(name)]).map((name) => needle(name, true));
  const long = all.filter(({ words }) => Array.from(words).length > 1);
  return [...new Map(long.map((one) => [one.words, one])).values()];
}

function partsOf(name: string): readonly string[] {
  const sides = name.split(/[:：|/]/).map((side) => side.trim());
  const split = sides.length > 1 ? sides.filter((side) => Array.from(side).length > 1 && !general.test(side)) : [];
  return [...split, ...sides.flatMap(given)];
}

function given(name: string): readonly string[] {
  const han = person.exec(name)?.[1];
  if (han !== undefined) return [han];
  const words = name.split(/\s+/);
  const isPerson =
    words.length > 1 && words.length < 5 && words.every((word) => /^\p{Lu}[\p{L}\p{M}.'’-]+$/u.test(word) && !general.test(word));
  return isPerson ? words.filter((word) => Array.from(word).length > 2) : [];
}

/** The places of names in a text. */
export const namesIn = (plain: Plain, needles: readonly Needle[]): readonly Stretch[] =>
  needles.length === 0 ? [] : placesOf(plain.folded, needles);
