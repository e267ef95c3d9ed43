// @ts-check
// A button that copies the citation. Without scripts the line can be selected, and the files are links.

import { copyButton } from "./copy.js"

const line = /** @type {HTMLElement | null} */ (document.querySelector(".cite__text"))
const button = line && copyButton(() => line.textContent ?? "")
if (line && button) line.after(button)
