// @ts-check
// A button that copies the citation. Without scripts the line can be selected, and the files are links.

import { word } from "./words.js"

const line = /** @type {HTMLElement | null} */ (document.querySelector(".cite__text"))

if (line && navigator.clipboard) {
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = word("copy")
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(line.textContent ?? "")
    button.textContent = word("copied")
    const said = document.getElementById("said") // the line of the page that is read aloud
    if (said) said.textContent = word("copied")
  })
  line.after(button)
}
