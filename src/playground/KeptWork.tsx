/** The work that the browser keeps: the question, what earlier visits left, and how to stop and to forget. */
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { KEPT } from '../messages/wording/kept.js';
import { forgetLanguage } from '../taskpane/app/language.js';
import { ProblemList } from '../taskpane/controls/ProblemList.js';
import { saveFile } from '../taskpane/controls/saveFile.js';
import { useText } from '../taskpane/text/text.js';
import type { Keeper, KeeperState, Offer } from './keeper.js';
import { redraw } from './useWorkbook.js';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    flexBasis: '100%',
    maxHeight: '40vh',
    overflowY: 'auto',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  words: { flexGrow: 1 },
  list: {
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    margin: 0,
    padding: 0,
  },
});

/** Whether the panel is open: the user's choice, until there is something new to be answered. */
function useKeptPanel(keeper: Keeper): { readonly isOpen: boolean; readonly toggle: () => void } {
  const state = useKeeperState(keeper);
  const [chosen, setChosen] = useState<{ readonly isOpen: boolean; readonly about: string }>();
  const news = `${state.isOffering} ${state.switch === 'asking'} ${state.failure} ${state.lacks.length} ${state.lacksWorkbook}`;
  const wants =
    state.isOffering ||
    state.switch === 'asking' ||
    state.failure !== '' ||
    state.lacks.length > 0 ||
    state.lacksWorkbook;
  const isOpen = chosen?.about === news ? chosen.isOpen : wants;
  // The sheet has another height from then on.
  useEffect(redraw, [isOpen]);
  return { isOpen, toggle: () => setChosen({ isOpen: !isOpen, about: news }) };
}

function useKeeperState(keeper: Keeper): KeeperState {
  return useSyncExternalStore(keeper.subscribe, keeper.getState);
}

/** For the line at the page's top: a button that says what is kept, and a row below it while the panel is open. */
export default function KeptWork({ keeper }: { readonly keeper: Keeper }) {
  const { isOpen, toggle } = useKeptPanel(keeper);
  return (
    <>
      <KeptButton keeper={keeper} isOpen={isOpen} onToggle={toggle} />
      {isOpen && <KeptPanel keeper={keeper} onClose={toggle} />}
    </>
  );
}

interface ButtonProps {
  readonly keeper: Keeper;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function KeptButton({ keeper, isOpen, onToggle }: ButtonProps) {
  const { t, language } = useText(KEPT);
  const { switch: answer, savedAt } = useKeeperState(keeper);
  const label =
    answer !== 'on'
      ? t('kept.button.off')
      : savedAt === undefined
        ? t('kept.button.waiting')
        : t('kept.button.on', { time: savedAt.toLocaleTimeString(tagOf(language), { timeStyle: 'short' }) });
  return (
    <Button size="small" aria-expanded={isOpen} onClick={onToggle}>
      {label}
    </Button>
  );
}

function KeptPanel({ keeper, onClose }: { readonly keeper: Keeper; readonly onClose: () => void }) {
  const styles = useStyles();
  const { t } = useText(KEPT);
  const state = useKeeperState(keeper);
  return (
    <section aria-label={t('kept.title')} className={styles.panel}>
      {state.failure !== '' && <div role="alert">{t('kept.failure', { detail: state.failure })}</div>}
      {state.lacksWorkbook && <div role="status">{t('kept.lacksWorkbook')}</div>}
      {state.lacks.length > 0 && (
        <div role="status">
          {t('kept.lacks')}
          <ProblemList problems={state.lacks} />
        </div>
      )}
      {state.offers.length > 0 && (
        <div>
          {t('kept.offers')}
          <ul className={styles.list}>
            {state.offers.map((offer) => (
              <li key={offer.key}>
                <OfferLine keeper={keeper} offer={offer} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <SwitchLine keeper={keeper} answer={state.switch}>
        {state.isOffering ? (
          <Button size="small" onClick={keeper.dismiss}>
            {t('kept.dismiss')}
          </Button>
        ) : (
          state.switch !== 'asking' && (
            <Button size="small" onClick={onClose}>
              {t('kept.close')}
            </Button>
          )
        )}
      </SwitchLine>
    </section>
  );
}

interface SwitchProps {
  readonly keeper: Keeper;
  readonly answer: KeeperState['switch'];
  readonly children: ReactNode;
}

/** The question or the state of the switch, what can be done about it, and `children`. */
function SwitchLine({ keeper, answer, children }: SwitchProps) {
  const styles = useStyles();
  const { t } = useText(KEPT);
  const isOn = answer === 'on';
  const forget = (): void => {
    forgetLanguage();
    void keeper.forgetAll();
  };
  return (
    <div className={styles.line}>
      <span role="status" className={styles.words}>
        {t(isOn ? 'kept.on' : answer === 'asking' ? 'kept.ask' : 'kept.off')}
      </span>
      {isOn ? (
        <Button size="small" onClick={() => void keeper.turn(false)}>
          {t('kept.turnOff')}
        </Button>
      ) : (
        <Button size="small" appearance="primary" onClick={() => void keeper.turn(true)}>
          {t('kept.yes')}
        </Button>
      )}
      {answer === 'asking' && (
        <Button size="small" onClick={() => void keeper.turn(false)}>
          {t('kept.no')}
        </Button>
      )}
      {answer !== 'asking' && (
        <Button size="small" title={t('kept.forgetHint')} onClick={forget}>
          {t('kept.forgetAll')}
        </Button>
      )}
      {children}
    </div>
  );
}

function OfferLine({ keeper, offer }: { readonly keeper: Keeper; readonly offer: Offer }) {
  const styles = useStyles();
  const { t, pick, language } = useText(KEPT);
  const time = offer.savedAt?.toLocaleString(tagOf(language), { dateStyle: 'medium', timeStyle: 'short' });
  const name = offer.name === undefined ? t('kept.noName') : pick(offer.name);
  const save = async (): Promise<void> => {
    const text = await keeper.textOf(offer.key);
    if (text !== undefined) saveFile(text, 'tuiyan-kept.json', 'application/json');
  };
  return (
    <div className={styles.line}>
      <span className={styles.words}>
        {t('kept.offer', { time: time ?? t('kept.noTime'), name })}
        {offer.kind !== 'readable' && <> · {t(`kept.${offer.kind}`)}</>}
        {offer.problems.length > 0 && <ProblemList problems={offer.problems} />}
      </span>
      {offer.kind === 'readable' ? (
        <Button size="small" appearance="primary" onClick={() => void keeper.continueWith(offer.key)}>
          {t('kept.continue')}
        </Button>
      ) : (
        <Button size="small" onClick={() => void save()}>
          {t('kept.save')}
        </Button>
      )}
      <Button size="small" onClick={() => void keeper.remove(offer.key)}>
        {t('kept.remove')}
      </Button>
    </div>
  );
}

function tagOf(language: 'zh' | 'en'): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}
