// The two Express applications of the simulator, wired: the host that terminals talk to, and the control plane.
import express, { type Express } from 'express';
import type { Plane } from './admin/route.ts';
import { adminRouter } from './admin/router.ts';
import { ROUTES } from './admin/routes/index.ts';
import type { Engine } from './engine/engine.ts';
import type { BinaryWire } from './hosts/binary-wire.ts';
import { hostNames } from './hosts/host-names.ts';
import { isoHttpHost } from './hosts/iso-http.ts';
import { jsonHttpHost } from './hosts/json-http.ts';

/** What terminals see over HTTP: JSON, and binary messages of the wire. */
export function hostApp(engine: Engine, wire: BinaryWire, addressed = hostNames('127.0.0.1')): Express {
  return bare().use(jsonHttpHost(engine, addressed, isoHttpHost(engine, wire)));
}

/** What operators and tests see. */
export function adminApp(plane: Plane, onFault: (error: unknown) => void): Express {
  return bare().use(adminRouter(ROUTES, plane, onFault));
}

function bare(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  return app;
}
