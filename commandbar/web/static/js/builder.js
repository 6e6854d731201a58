// The milestone builder: add, remove, reorder by buttons, keys or dragging, and the running total.
// Without scripts the same buttons are sent to the server, which draws the form again.
import { announce } from "./fragments.js";
import { currencyOf, readAmount, writeAmount } from "./money.js";

export function startBuilder() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("input", (event) => refresh(formOf(event.target)));
  document.addEventListener("pointerdown", onGrab);
}

function formOf(element) {
  return element.closest("form:has([data-builder])");
}

function rowsOf(list) {
  return [...list.querySelectorAll("[data-row]")];
}

function onClick(event) {
  const button = event.target.closest("[data-builder] button");
  if (!button) return;
  const list = button.closest("[data-builder]").querySelector("[data-rows]");
  event.preventDefault();
  if ("add" in button.dataset) add(list);
  else if ("remove" in button.dataset) remove(list, button.closest("[data-row]"));
  else move(list, button.closest("[data-row]"), Number(button.dataset.move), button);
  refresh(formOf(list));
}

function add(list) {
  const blank = list.closest("[data-builder]").querySelector("[data-blank]").content;
  list.append(blank.cloneNode(true));
  list.lastElementChild.querySelector("[name=milestone_name]").focus();
  announce(`Milestone ${list.children.length} added.`);
}

function remove(list, row) {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  const name = nameOf(row);
  row.remove();
  const target = next?.querySelector("[name=milestone_name]:not([type=hidden])");
  (target ?? list.closest("[data-builder]").querySelector("[data-add]")).focus();
  announce(`${name} removed.`);
}

// One place up (-1) or down (1); the focus stays on what moved it.
function move(list, row, by, focused) {
  const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (by < 0) other.before(row);
  else other.after(row);
  focused.focus();
  announce(`${nameOf(row)} is now number ${rowsOf(list).indexOf(row) + 1}.`);
}

function nameOf(row) {
  return row.querySelector("[name=milestone_name]").value || "Milestone";
}

// The tools of a row say which milestone they move or remove.
function nameTools(row) {
  for (const tool of row.querySelectorAll(".tool")) {
    const verb = "remove" in tool.dataset ? ["Remove"] : ["Move", tool.dataset.move < 0 ? "up" : "down"];
    tool.setAttribute("aria-label", [verb[0], nameOf(row), verb[1]].filter(Boolean).join(" "));
  }
}

// Alt with an arrow moves the row one is in; Enter in a row goes to the next field, not away.
function onKey(event) {
  const row = event.target.closest("[data-builder] [data-row]");
  if (!row || "locked" in row.dataset) return;
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (by && event.altKey) {
    event.preventDefault();
    move(row.parentElement, row, by, event.target);
  }
}

function onGrab(event) {
  const grip = event.target.closest("[data-grip]");
  if (!grip || event.button !== 0) return;
  event.preventDefault();
  const row = grip.closest("[data-row]");
  const list = row.parentElement;
  row.classList.add("is-moving");
  const drag = (moved) => {
    for (const other of rowsOf(list)) {
      const box = other.getBoundingClientRect();
      const middle = box.top + box.height / 2;
      const follows = row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (other === row) continue;
      if (follows && moved.clientY > middle) other.after(row);
      else if (!follows && moved.clientY < middle) other.before(row);
    }
  };
  const drop = () => {
    removeEventListener("pointermove", drag);
    row.classList.remove("is-moving");
    announce(`${nameOf(row)} is now number ${rowsOf(list).indexOf(row) + 1}.`);
  };
  addEventListener("pointermove", drag);
  addEventListener("pointerup", drop, { once: true });
  addEventListener("pointercancel", drop, { once: true });
}

// The total beside the budget, while one types. What is no amount yet counts as nothing.
function refresh(form) {
  if (!form) return;
  const builder = form.querySelector("[data-builder]");
  const currency = currencyOf(form.elements.currency.value || "USD", builder.dataset.locale);
  const amounts = [...builder.querySelectorAll("[data-rows] [name=milestone_amount]")];
  const total = amounts.reduce((sum, cell) => sum + (readAmount(cell.value, currency) ?? 0n), 0n);
  const budget = readAmount(form.elements.budget.value, currency);
  const shown = (minor) => writeAmount(minor, currency);
  const line = builder.querySelector("[data-total]");
  const strong = document.createElement("strong");
  strong.textContent = shown(total);
  line.replaceChildren(strong);
  if (budget !== null) line.append(` of ${shown(budget)}`);
  if (budget !== null && total < budget) {
    const left = document.createElement("span");
    left.className = "running-left";
    left.textContent = ` · ${shown(budget - total)} left`;
    line.append(left);
  }
  for (const row of rowsOf(builder)) nameTools(row);
  const isOver = budget !== null && total > budget;
  builder.querySelector("[data-over]").hidden = !isOver;
  const words = isOver ? `The milestones exceed the budget by ${shown(total - budget)}.` : "";
  builder.querySelector("[data-over-words]").textContent = words;
}
