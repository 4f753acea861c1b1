import type { Route, Routes, UrlSegment } from '@angular/router';
import { signedIn } from '@alongside/client';

/** Which library's pages a path belongs to, so that only that library is loaded. */
export const libraries: readonly { readonly owns: RegExp; readonly routes: () => Promise<Routes> }[] = [
  {
    owns: /^(people(\/add|\/list(\/load)?|\/[^/]+\/what-matters)?|call-back)$/,
    routes: () => import('@alongside/people/web').then((m) => m.routes),
  },
  {
    owns: /^(record|people\/[^/]+\/(record|what-we-know|where|saved\/.+|entries\/.+))$/,
    routes: () => import('@alongside/conversations/web').then((m) => m.routes),
  },
  { owns: /^more\/(people-and-teams(\/.+)?|passkeys)$/, routes: () => import('@alongside/teams/web').then((m) => m.routes) },
  {
    owns: /^(today|people\/[^/]+(\/(story|safe|caution))?|open-now(\/[^/]+\/[^/]+)?|more\/(to-look-at(\/(protect|give|release))?|see-as\/[^/]+))$/,
    routes: () => import('@alongside/overview/web').then((m) => m.routes),
  },
];

/** Every page of the worker app. Pages of a domain come from its library, and only when they are opened. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'today' },
  { path: 'sign-in', loadChildren: () => import('./sign-in/routes.ts').then((m) => m.routes) },
  fromLibrary({ owns: /^(set-up(\/[a-z]+)?|join)$/, routes: () => import('@alongside/teams/web').then((m) => m.outsideRoutes) }),
  {
    path: '',
    canActivate: [signedIn],
    children: [
      { path: 'more', title: 'app.more.title', loadComponent: () => import('./more/more-page.ts').then((m) => m.MorePage) },
      ...libraries.map(fromLibrary),
      {
        path: '**',
        title: 'app.nothing-here.title',
        loadComponent: () => import('./nothing-here/nothing-here-page.ts').then((m) => m.NothingHerePage),
      },
    ],
  },
];

function fromLibrary({ owns, routes: loadChildren }: (typeof libraries)[number]): Route {
  return {
    path: '',
    canMatch: [(_: Route, segments: UrlSegment[]) => owns.test(segments.map(({ path }) => path).join('/'))],
    loadChildren,
  };
}
