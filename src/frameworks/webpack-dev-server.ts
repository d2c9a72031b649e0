import type { HeaderOptions } from './define-framework.ts';

/** The development server of webpack and Rspack, also in the configurations of Vue CLI and CRACO. */
export const webpackDevServer: HeaderOptions = {
  id: 'webpack-dev-server',
  see: 'https://webpack.js.org/configuration/dev-server/#devserverheaders',
  policies: [
    {
      exported: 'default',
      in: /(?:^|\/)(?:(?:webpack|rspack)[\w.-]*|(?:vue|craco)\.config)\.[cm]?[jt]s$/,
      at: 0,
      within: ['devServer', 'headers'],
      configuration: true,
    },
    { callee: 'webpack-dev-server', at: 0, within: ['headers'] },
  ],
  development: true,
};
