/**
 * Method and path of every endpoint, under its name `feature.action`. The only part of the contract
 * that the client loads at run time.
 */
export const paths = {
  'session.redeem': ['POST', '/api/session/redeem'],
  'session.renew': ['POST', '/api/session/renew'],
  'session.me': ['GET', '/api/session/me'],
  'session.setLocale': ['PUT', '/api/session/locale'],
  'session.putDraft': ['PUT', '/api/drafts/:key'],
  'session.getDraft': ['GET', '/api/drafts/:key'],
  'session.deleteDraft': ['DELETE', '/api/drafts/:key'],
  'attendance.grid': ['GET', '/api/courses/:courseId/attendance'],
  'attendance.day': ['GET', '/api/courses/:courseId/days/:dayId/attendance'],
  'attendance.ledger': ['GET', '/api/courses/:courseId/participants/:personId/ledger'],
  'attendance.record': ['POST', '/api/courses/:courseId/days/:dayId/entries'],
  'attendance.void': ['POST', '/api/courses/:courseId/entries/:entryId/void'],
  'attendance.undo': ['POST', '/api/courses/:courseId/batches/:batchId/undo'],
  'attendance.creditPreview': [
    'GET',
    '/api/courses/:courseId/days/:dayId/segments/:segmentId/credit',
  ],
  'attendance.credit': ['POST', '/api/courses/:courseId/days/:dayId/segments/:segmentId/credit'],
  'attendance.close': ['POST', '/api/courses/:courseId/days/:dayId/close'],
  'attendance.reopen': ['POST', '/api/courses/:courseId/days/:dayId/reopen'],
  'attendance.setAside': ['PUT', '/api/courses/:courseId/participants/:personId/withdrawn'],
  'course-setup.overview': ['GET', '/api/courses/:courseId'],
  'course-setup.templates': ['GET', '/api/courses/:courseId/templates'],
  'course-setup.compose': ['POST', '/api/courses/:courseId/plan/from-template'],
  'course-setup.preview': ['POST', '/api/courses/:courseId/plan/preview'],
  'course-setup.save': ['PUT', '/api/courses/:courseId/plan'],
  'course-setup.merge': ['POST', '/api/courses/:courseId/plan/merge'],
  'my-course.overview': ['GET', '/api/courses/:courseId/my'],
  'my-course.calendar': ['GET', '/api/courses/:courseId/calendar'],
  'roster.list': ['GET', '/api/courses/:courseId/roster'],
  'roster.syncStatus': ['GET', '/api/courses/:courseId/roster/sync'],
  'roster.sync': ['POST', '/api/courses/:courseId/roster/sync'],
  'roster.setGroup': ['PUT', '/api/courses/:courseId/roster/group'],
  'privacy.details': ['GET', '/api/courses/:courseId/my/details'],
  'privacy.saveDetails': ['PUT', '/api/courses/:courseId/my/details'],
  'privacy.withdrawConsent': ['DELETE', '/api/courses/:courseId/my/details'],
  'privacy.stored': ['GET', '/api/courses/:courseId/my/stored'],
  'privacy.download': ['GET', '/api/courses/:courseId/my/stored/file'],
  'gradebook.status': ['GET', '/api/courses/:courseId/gradebook'],
  'gradebook.switch': ['PUT', '/api/courses/:courseId/gradebook'],
  'gradebook.send': ['POST', '/api/courses/:courseId/gradebook/send'],
  'gradebook.createAgain': ['POST', '/api/courses/:courseId/gradebook/column'],
  'deep-linking.offers': ['GET', '/api/courses/:courseId/placing/:requestId'],
  'deep-linking.answer': ['POST', '/api/courses/:courseId/placing/:requestId'],
  'admin.courses': ['GET', '/api/account/courses'],
} as const satisfies Record<`${string}.${string}`, readonly [Method, `/api/${string}`]>;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type EndpointName = keyof typeof paths;
