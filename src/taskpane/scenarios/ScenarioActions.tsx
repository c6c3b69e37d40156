/** Actions on scenarios: add, copy, edit, compare, import from and export to a file. */
import { type ChangeEvent, useRef, useState } from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import {
  Add20Regular,
  ArrowExport20Regular,
  ArrowImport20Regular,
  ColumnTriple20Regular,
  Copy20Regular,
  Edit20Regular,
} from '@fluentui/react-icons';
import { decodeText } from '../../hosts/decodeText.js';
import type { Problem } from '../../messages/problem.js';
import { addScenario, duplicateScenario, freeScenarioKey } from '../../model/edit.js';
import type { Model, Scenario } from '../../model/model.js';
import { freeName, importScenario, writeScenarioFile } from '../../model/scenarioFile.js';
import { useDispatch, useStore } from '../state/PaneContext.js';
import { ProblemList } from '../controls/ProblemList.js';
import { saveFile } from '../controls/saveFile.js';
import { useText } from '../text/text.js';
import { Notice } from '../controls/kit.js';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: '2px', marginInlineStart: '-6px' },
  button: { minWidth: 0, paddingInline: '6px', gap: '2px' },
  file: { display: 'none' },
});

interface Props {
  readonly model: Model;
  readonly scenario: Scenario;
  readonly isEditing: boolean;
  readonly isComparing: boolean;
  readonly onEdit: (isEditing: boolean, isNew: boolean) => void;
  readonly onCompare: (isComparing: boolean) => void;
}

interface Report {
  readonly sentence: string;
  readonly problems: readonly Problem[];
  readonly intent: 'success' | 'error' | 'info';
}

export default function ScenarioActions(props: Props) {
  const { model, scenario, isEditing, isComparing, onEdit, onCompare } = props;
  const styles = useStyles();
  const { t, pick } = useText();
  const dispatch = useDispatch();
  const store = useStore();
  const chooser = useRef<HTMLInputElement>(null);
  const [report, setReport] = useState<Report>();
  const name = pick(scenario.name);

  const show = (changed: Model, key: string) => {
    dispatch({ kind: 'changeModel', model: changed, origin: 'pane' });
    dispatch({ kind: 'chooseScenario', scenario: key });
  };
  const add = () => {
    const key = freeScenarioKey(model, 'scenario');
    const fresh = freeName(model, { zh: t('manage.newName.zh'), en: t('manage.newName.en') });
    const note = { zh: '', en: '' };
    show(addScenario(model, { key, name: fresh, extends: scenario.key, note, values: {} }), key);
    onEdit(true, true);
  };
  const duplicate = () => {
    const key = freeScenarioKey(model, scenario.key);
    show(duplicateScenario(model, scenario.key, key, freeName(model, scenario.name)), key);
    onEdit(true, true);
  };
  const takeIn = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    // The same file can be chosen again.
    event.target.value = '';
    if (file === undefined) return;
    const bytes = await file.arrayBuffer().catch((error: unknown) => new Error(String(error)));
    if (bytes instanceof Error) {
      setReport({
        sentence: t('manage.notReadable', { detail: bytes.message }),
        problems: [],
        intent: 'error',
      });
      return;
    }
    const decoded = decodeText(new Uint8Array(bytes), file.name);
    if (!decoded.ok) {
      setReport({ sentence: t('manage.importFailed'), problems: [decoded.problem], intent: 'error' });
      return;
    }
    // The model may have changed while the file was read.
    const outcome = importScenario(store.getState().model ?? model, decoded.text, file.name);
    if (!outcome.ok) {
      setReport({ sentence: t('manage.importFailed'), problems: outcome.problems, intent: 'error' });
      return;
    }
    const { model: changed, scenario: key } = outcome.value;
    show(changed, key);
    const added = changed.scenarios.find((row) => row.key === key);
    const sentence = t('manage.imported', { name: added === undefined ? key : pick(added.name) });
    setReport({ sentence, problems: outcome.problems, intent: 'success' });
  };
  const takeOut = () => {
    const file = `${t('manage.fileName', { name: name.replace(/[\\/:*?"<>|]/g, '-') })}.json`;
    saveFile(writeScenarioFile(model, scenario.key), file, 'application/json');
    setReport({ sentence: t('manage.exported', { file }), problems: [], intent: 'info' });
  };

  return (
    <>
      <div className={styles.bar} role="group" aria-label={t('manage.actions')}>
        <Action
          icon={<Add20Regular />}
          label={t('manage.add')}
          hint={t('manage.addHint', { name })}
          onClick={add}
        />
        <Action
          icon={<Copy20Regular />}
          label={t('manage.duplicate')}
          hint={t('manage.duplicateHint', { name })}
          onClick={duplicate}
        />
        <Action
          icon={<Edit20Regular />}
          label={t('manage.edit')}
          hint={t('manage.editHint', { name })}
          isOpen={isEditing}
          onClick={() => onEdit(!isEditing, false)}
        />
        <Action
          icon={<ColumnTriple20Regular />}
          label={t('manage.compare')}
          hint={t('sideBySide.title')}
          isOpen={isComparing}
          onClick={() => onCompare(!isComparing)}
        />
        <Action
          icon={<ArrowImport20Regular />}
          label={t('manage.import')}
          hint={t('manage.importHint')}
          onClick={() => chooser.current?.click()}
        />
        <Action
          icon={<ArrowExport20Regular />}
          label={t('manage.export')}
          hint={t('manage.exportHint', { name })}
          onClick={takeOut}
        />
        <input
          ref={chooser}
          type="file"
          accept=".json,application/json"
          className={styles.file}
          aria-label={t('manage.importHint')}
          onChange={(event) => void takeIn(event)}
        />
      </div>
      {report !== undefined && (
        <Notice intent={report.intent}>
          {report.sentence}
          {report.problems.length > 0 && <ProblemList problems={report.problems} />}
        </Notice>
      )}
    </>
  );
}

interface ActionProps {
  readonly icon: React.JSX.Element;
  readonly label: string;
  readonly hint: string;
  /** For a button that opens and closes something. */
  readonly isOpen?: boolean;
  readonly onClick: () => void;
}

function Action({ icon, label, hint, isOpen, onClick }: ActionProps) {
  const styles = useStyles();
  return (
    <Button
      size="small"
      appearance="subtle"
      className={styles.button}
      icon={icon}
      title={hint}
      {...(isOpen === undefined ? {} : { 'aria-expanded': isOpen })}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
