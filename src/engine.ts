// All that looks into a file which has a telling word. The build makes a file of its own of it, which is loaded when the first such
// file is linted: importing the plugin would else cost several times as much.
export { allowedElsewhere } from './project/allowed-elsewhere.ts';
export { clientEnvironment } from './project/environment.ts';
export { judgedRequests, servedRequests } from './project/judging.ts';
export { outsideOf } from './project/outside.ts';
export { projectDigest, projectOf } from './project/projects.ts';
export { servedByIndex } from './project/served-by-index.ts';
export { pagesWithoutCredentials } from './project/unused-credentials.ts';
export { factsOf } from './recognise/file-facts.ts';
export { optionNames } from './recognise/option-names.ts';
export { requestFactsOf } from './recognise/request-file-facts.ts';
