// Where each value comes from: a field of the plan under the pointer or in focus lights the words
// that made it, and the words light their fields.
export function startWords() {
  for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, light);
  for (const kind of ["mouseout", "focusout"]) document.addEventListener(kind, dim);
}

function light(event) {
  const field = event.target.closest?.("[data-field]");
  const words = event.target.closest?.("[data-fields]");
  if (field) {
    for (const word of partsOf(field, "[data-fields]")) {
      const made = word.dataset.fields.split(" ");
      word.classList.toggle("word-lit", made.some((name) => isOf(name, field.dataset.field)));
    }
  } else if (words) {
    const made = words.dataset.fields.split(" ");
    words.classList.add("word-lit");
    for (const value of partsOf(words, "[data-field]")) {
      value.classList.toggle("value-lit", made.some((name) => isOf(name, value.dataset.field)));
    }
  }
}

function dim() {
  for (const word of document.querySelectorAll(".word-lit")) word.classList.remove("word-lit");
  for (const value of document.querySelectorAll(".value-lit")) value.classList.remove("value-lit");
}

function partsOf(element, selector) {
  return element.closest("[data-panel]")?.querySelectorAll(selector) ?? [];
}

// "client.name" belongs to "client"; "milestones[10]" does not belong to "milestones[1]".
function isOf(name, field) {
  return name === field || name.startsWith(`${field}.`) || name.startsWith(`${field}[`);
}
