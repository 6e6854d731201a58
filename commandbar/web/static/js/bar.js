// The command bar: its forms answer in place. Events are heard at the document, because each
// answer replaces the panel with the conversation and the composer in it.
import { announce, load, sendForm } from "./fragments.js";

const SLOW_MS = 1500;

export function startBar() {
  document.addEventListener("submit", onSubmit);
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  if (document.querySelector("[data-bar-page]")) focusInput();
}

// Where the panel stands: the start page or the palette.
function panelOf(element) {
  return element.closest("[data-panel]");
}

export function focusInput(root = document) {
  const input = root.querySelector("[data-input]");
  if (!input) return;
  input.focus({ preventScroll: true });
  input.setSelectionRange(input.value.length, input.value.length);
}

async function onSubmit(event) {
  const form = event.target;
  const panel = panelOf(form);
  if (!panel || !form.matches("[data-fragment]")) return;
  event.preventDefault();
  if (panel.getAttribute("aria-busy") === "true") return;
  await during(panel, () => sendForm(form, event.submitter, (name) => hear(panel, name)));
}

// A name that the model has just understood; numbers come only with the whole plan.
function hear(panel, name) {
  const list = panel.querySelector("[data-heard]");
  const chip = document.createElement("li");
  chip.className = "chip chip-name";
  chip.textContent = name;
  list.append(chip);
  list.hidden = false;
}

// Shows the panel as busy while the answer is fetched, then puts the answer in its place. When
// nothing comes back, all words stay where they are.
async function during(panel, fetchAnswer) {
  panel.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => announce("Still reading."), SLOW_MS);
  try {
    const answer = await fetchAnswer();
    if (answer) place(panel, answer);
  } catch {
    tellOffline(panel);
  } finally {
    clearTimeout(slow);
    const heard = panel.querySelector("[data-heard]");
    heard.hidden = true;
    heard.replaceChildren();
    panel.removeAttribute("aria-busy");
  }
}

function place(panel, answer) {
  if (answer.matches(".panel")) {
    panel.replaceChildren(answer);
    leaveWelcome();
    keepAddress(panel, answer.dataset.command);
  } else {
    panel.querySelector(".notice[data-passing]")?.remove();
    answer.dataset.passing = "1";
    panel.querySelector("[data-composer]").before(answer);
  }
  announce(answer.dataset.announce);
  focusOn(panel);
  panel.dispatchEvent(new CustomEvent("bar:placed", { bubbles: true }));
}

// The page keeps its heading, for those who go by headings.
function leaveWelcome() {
  for (const part of document.querySelectorAll("[data-welcome]")) {
    if (part.matches("header")) part.className = "visually-hidden";
    else part.remove();
  }
}

// A reload shows the same conversation.
function keepAddress(panel, command) {
  if (!command || !panel.closest("[data-bar-page]")) return;
  panel.closest("[data-bar-page]").classList.remove("talk-fresh");
  history.replaceState(null, "", `/commands/${command}`);
}

// A plan is to be read: it gets the focus. A question is to be answered: the input keeps it.
function focusOn(panel) {
  const card = panel.querySelector("[data-card]");
  const ready = card?.matches("[data-editor]") || card?.querySelector("[data-confirm]");
  const still = !matchMedia("(prefers-reduced-motion: no-preference)").matches;
  const behavior = still ? "auto" : "smooth";
  if (ready) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest", behavior });
  } else {
    focusInput(panel);
    panel.scrollIntoView({ block: "end", behavior });
  }
}

function tellOffline(panel) {
  const notice = document.createElement("p");
  notice.className = "notice notice-danger";
  notice.setAttribute("role", "alert");
  notice.dataset.passing = "1";
  notice.textContent = "The server did not answer. Your words are still here; try again.";
  panel.querySelector(".notice[data-passing]")?.remove();
  panel.querySelector("[data-composer]").before(notice);
}

function onKey(event) {
  if (event.isComposing) return;
  if (event.target.matches("[data-input]")) onInputKey(event);
  if (event.altKey && /^Digit[1-9]$/.test(event.code)) applyFix(event);
  const card = event.target.closest("[data-card]");
  if (card && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    card.querySelector("[data-confirm]")?.requestSubmit();
  }
}

// Alt with a number applies that fix of the plan's warnings.
function applyFix(event) {
  const fixes = document.querySelectorAll("[data-panel] [data-fix]");
  const fix = fixes[Number(event.code.at(-1)) - 1];
  if (!fix) return;
  event.preventDefault();
  fix.click();
}

function onInputKey(event) {
  if (event.key === "Enter" && !event.shiftKey && !event.defaultPrevented) {
    event.preventDefault();
    if (event.target.value.trim()) event.target.form.requestSubmit();
  }
}

async function onClick(event) {
  const link = event.target.closest("[data-load]");
  if (link && panelOf(link) && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    await during(panelOf(link), () => load(link.href));
  }
  const example = event.target.closest("[data-example]");
  if (example) {
    event.preventDefault();
    fill(document.querySelector("[data-panel] [data-input]"), example.textContent);
  }
}

// Puts words into the input as if they had been typed.
export function fill(input, words) {
  input.value = words;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  focusInput(input.closest("[data-panel]"));
}
