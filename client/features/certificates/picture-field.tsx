import { Button } from '@instructure/ui-buttons';
import { useCourseId } from '../../api/call.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FileDropZone } from '../../ui/file-drop-zone.tsx';
import { useNotify } from '../../ui/notices.tsx';
import { usePutImage, useRemoveImage } from './queries.ts';

interface Props {
  kind: 'logo' | 'signature';
  present: boolean;
}

/** The server looks at the content; the endings only help to find the file. */
const endings = ['.png', '.jpg', '.jpeg', '.svg'];
const maxBytes = 1024 * 1024;

/** A picture on the certificate: put there by dropping a file, or removed. */
export function PictureField({ kind, present }: Props) {
  const { t } = useTexts('certificates');
  const params = { courseId: useCourseId(), kind };
  const notify = useNotify();
  const put = usePutImage();
  const remove = useRemoveImage();
  return (
    <section className="kd-certificates-picture" aria-label={t(`settings.${kind}`)}>
      <h3>{t(`settings.${kind}`)}</h3>
      {present && (
        <p>
          {t('settings.has')}{' '}
          <Button
            size="small"
            interaction={remove.isPending ? 'disabled' : 'enabled'}
            onClick={() =>
              remove.mutate({ params }, { onSuccess: () => notify('done', t('settings.removed')) })
            }
          >
            {t('settings.remove')}
          </Button>
        </p>
      )}
      <FileDropZone
        label={t(`settings.drop.${kind}`)}
        hint={t('settings.dropHint')}
        accept={endings}
        maxSize={maxBytes}
        disabled={put.isPending}
        error={put.error?.message}
        onFiles={([file]) => {
          if (file === undefined) return;
          put.mutate(
            { params, body: file },
            { onSuccess: () => notify('done', t('settings.added')) },
          );
        }}
      />
    </section>
  );
}
