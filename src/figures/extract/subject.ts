/** What a number measures, as the words before it tell. */
export interface Subject {
  readonly noun: string;
  /** 1 for 增长, -1 for 下降; undefined where the number is a level. */
  readonly change?: 1 | -1;
  /** 高于全国1.7个百分点: with whom it is compared. */
  readonly gap?: string;
  /** 占规上工业的比重: what the share is of. */
  readonly shareOf?: string;
}
