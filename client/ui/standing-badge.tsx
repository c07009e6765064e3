import { IconCheckMarkSolid, IconClockLine, IconWarningSolid } from '@instructure/ui-icons';
import { useTexts } from '../i18n/use-texts.ts';
import './standing-badge.css';

export type Standing = 'met' | 'open' | 'outOfReach';

const icons = { met: IconCheckMarkSolid, open: IconClockLine, outOfReach: IconWarningSolid };

/** Where someone stands against the threshold: an icon and a word, never colour alone. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const { t } = useTexts('ui');
  const Icon = icons[standing];
  return (
    <span className="kd-badge" data-standing={standing}>
      <Icon aria-hidden="true" />
      <span>{t(`standing.${standing}`)}</span>
    </span>
  );
}
