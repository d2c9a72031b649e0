/** Methods of loggers, by the names that `console`, pino, winston and the others share. */
export const REPORTING_METHODS: ReadonlySet<string> = new Set([
  'addBreadcrumb',
  'captureMessage',
  'child',
  'count',
  'debug',
  'error',
  'fatal',
  'http',
  'info',
  'log',
  'notice',
  'setTag',
  'silly',
  'table',
  'trace',
  'verbose',
  'warn',
  'warning',
]);

/** What of a qualified name tells that a function reports: it is made by a package for logging, or sends what it is given. */
export const REPORTING_PACKAGES =
  /^(?:global\.(?:console|fetch|alert)|debug|pino|winston|bunyan|loglevel|log4js|consola|signale|npmlog|tslog|morgan|util\.debuglog|@sentry\/[^.]+)(?:[.(]|$)/;
