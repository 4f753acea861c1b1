export { keptForm, type KeptForm } from './kept-form.ts';
export { NotHere } from './not-here.ts';
export { PeopleToKeepDocument } from './operations.generated.ts';
export { PageProblem } from './page-problem.ts';
export { routes } from './routes.ts';
export { showPhone } from './show-phone.ts';
export { TwoVersions } from './two-versions.ts';
export { words } from './words.ts';
