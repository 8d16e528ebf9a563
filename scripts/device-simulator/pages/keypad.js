const byId = (id) => document.getElementById(id);
const statePollMs = 300;
const keys = /^(?:[0-9]|Backspace|Enter|Escape)$/;

/** Presses follow each other: the device must hear them in the order they were made. */
let last = Promise.resolve();

function press(key) {
  last = pressAfter(last, key);
}

async function pressAfter(before, key) {
  await before;
  await fetch('/sim/keypad/press', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
  });
  await show();
}

function setText(id, text) {
  if (byId(id).textContent !== text) byId(id).textContent = text;
}

function whose({ clientNo }) {
  return clientNo === null ? '新客户' : `客户号 ${clientNo}`;
}

async function show() {
  const { keypad } = await (await fetch('/sim/state')).json();
  const { asking, typed, words } = keypad;
  byId('keys').hidden = asking === null;
  setText('words', words);
  setText('client', asking === null ? '' : `${whose(asking)} · 终端 ${asking.counter}`);
  setText('dots', '●'.repeat(typed));
  byId('dots').setAttribute('aria-label', `已输入 ${typed} 位`);
}

addEventListener('keydown', (event) => {
  if (!keys.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
  // A focused key would be pressed once more by its own Enter.
  event.preventDefault();
  if (!event.repeat) press(event.key);
});
for (const button of document.querySelectorAll('[data-key]')) {
  button.addEventListener('click', () => press(button.dataset.key));
}
await show();
setInterval(() => void show(), statePollMs);
