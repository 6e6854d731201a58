// Keys are shown as they are called on this machine, and only where scripts listen to them.
const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
const APPLE = { Mod: "⌘", Alt: "⌥", Enter: "↵" };
const OTHER = { Mod: "Ctrl", Enter: "↵" };

export function startKeys() {
  show(document);
  document.addEventListener("bar:placed", (event) => show(event.target));
}

function show(root) {
  for (const key of root.querySelectorAll("[data-key]")) {
    const names = isApple ? APPLE : OTHER;
    key.textContent = key.dataset.key.replaceAll(/\w+/g, (name) => names[name] ?? name);
    key.hidden = false;
  }
}
