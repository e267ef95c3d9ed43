// @ts-check
// The suggestions under the box: a combobox with a list, as the ARIA Authoring Practices describe it.

/**
 * @param {HTMLElement} dialog
 * @param {HTMLInputElement} query
 * @param {(text: string) => void} ask
 */
export function suggestIn(dialog, query, ask) {
  const list = /** @type {HTMLElement} */ (dialog.querySelector("[role=listbox]"))
  let active = -1

  const options = () => /** @type {HTMLElement[]} */ ([...list.children])
  const isOpen = () => !list.hidden

  /** @param {number} at */
  function choose(at) {
    active = at
    options().forEach((option, index) => option.setAttribute("aria-selected", String(index === at)))
    if (at < 0) query.removeAttribute("aria-activedescendant")
    else query.setAttribute("aria-activedescendant", options()[at].id)
  }

  /** @param {string[]} texts */
  function show(texts) {
    list.replaceChildren(...texts.map((text, at) => {
      const option = document.createElement("li")
      option.id = `search-suggestion-${at}`
      option.setAttribute("role", "option")
      option.textContent = text
      return option
    }))
    list.hidden = !texts.length
    query.setAttribute("aria-expanded", String(!list.hidden))
    choose(-1)
  }

  list.addEventListener("pointerdown", event => event.preventDefault()) // the box keeps the focus
  list.addEventListener("click", event => {
    const option = /** @type {HTMLElement} */ (event.target).closest("[role=option]")
    if (option) ask(option.textContent ?? "")
  })

  query.addEventListener("keydown", event => {
    // Keys that an input method uses are its own.
    if (event.isComposing || event.keyCode === 229) return event.stopPropagation()
    if (!isOpen()) return
    const count = options().length
    if (event.key === "ArrowDown" && active < count - 1) choose(active + 1)
    else if (event.key === "ArrowUp" && active >= 0) choose(active - 1)
    else if (event.key === "Enter" && active >= 0) ask(options()[active].textContent ?? "")
    else if (event.key === "Escape") show([])
    else return // also the arrow that leaves the list: on to the results, by Material
    event.preventDefault()
    event.stopPropagation()
  })

  return { show }
}
