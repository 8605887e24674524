/** The widget as an ES module: makes <cofactor-chat> known, and adds none. */

import { CofactorChat, define, setHome } from './element.js';

setHome(import.meta.url);
define();

export { CofactorChat };
