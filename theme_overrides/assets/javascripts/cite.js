// @ts-check
// A button that copies the citation. Without scripts the line can be selected, and the files are links.

import { word } from "./words.js"

const line = /** @type {HTMLElement | null} */ (document.querySelector(".cite__text"))

if (line && navigator.clipboard) {
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = word("copy")
  const said = document.createElement("span")
  said.setAttribute("role", "status")
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(line.textContent ?? "")
    said.textContent = word("copied")
  })
  line.after(button, said)
}
