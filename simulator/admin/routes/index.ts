// Every route of the control plane, in the order of its document.
import { Type } from '../../../src/schema.ts';
import { type Route, route } from '../route.ts';
import { backOfficeRoutes } from './back-office.ts';
import { bookRoutes } from './books.ts';
import { configurationRoutes } from './configuration.ts';
import { directoryRoutes } from './directory.ts';
import { paymentRoutes } from './payments.ts';
import { ruleRoutes } from './rules.ts';

const document = route({
  method: 'GET',
  path: '/openapi.json',
  name: 'document',
  summary: 'This description.',
  answer: Type.Object({}, { description: 'an OpenAPI 3.1 document' }),
  handle: (plane) => plane.document(),
});

export const ROUTES: readonly Route[] = [
  ...configurationRoutes,
  ...directoryRoutes,
  ...ruleRoutes,
  ...bookRoutes,
  ...backOfficeRoutes,
  ...paymentRoutes,
  document,
];
