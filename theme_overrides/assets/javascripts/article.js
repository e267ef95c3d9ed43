// @ts-check
// What a story has of scripting besides its views: they are loaded together, and nothing waits for them.

import "./cite.js"
import "./pinyin.js"
import "./terms.js"
