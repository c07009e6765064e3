import { Navigate } from 'react-router';

/** A course leader starts at the attendance: the page that most visits are for. */
export function LeaderStart() {
  return <Navigate to="/attendance" replace />;
}
