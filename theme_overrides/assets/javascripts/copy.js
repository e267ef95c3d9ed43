// @ts-check
// A button that copies a text, and says that it has.

import { word } from "./words.js"

/**
 * Undefined where a page may not copy: the text can be selected.
 * @param {() => string} text
 */
export function copyButton(text) {
  if (!navigator.clipboard) return undefined
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = word("copy")
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text())
    button.textContent = word("copied")
    const said = document.getElementById("said") // the line of an article that is read aloud
    if (said) said.textContent = word("copied")
  })
  return button
}
