/** The source of a parameter, target or rule: a figure with its document and line, a citation, or an assumption. */
import type { Model } from '../../model/model.js';
import { useText } from '../text/text.js';

export function SourceText({ source, model }: { source: string; model: Model }) {
  const { t } = useText();
  if (source === 'assumption') return <>{t('scenarios.assumption')}</>;
  const figure = model.figures.find(({ id }) => id === source);
  if (figure?.source === undefined) return <>{figure?.formula ?? source}</>;
  const { document, line, token } = figure.source;
  const title = model.documents.find(({ id }) => id === document)?.title ?? document;
  return (
    <>
      <q lang="zh-CN">{token}</q> {t('baseline.source', { title, line })}
    </>
  );
}
