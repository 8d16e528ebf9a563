const byId = (id) => document.getElementById(id);
const list = byId('people');
const conditions = { ready: '正常', broken: '故障', unplugged: '已拔掉' };
const statePollMs = 500;

async function post(path, body) {
  await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await showState();
}

async function showState() {
  const { reader } = await (await fetch('/sim/state')).json();
  const lying = list.querySelector(`[data-card="${reader.card}"] strong`)?.textContent;
  const card = reader.card === null ? '没有证件' : `证件:${lying ?? reader.card}`;
  const words = `读卡器${conditions[reader.condition]},${card}${reader.isWaiting ? ',柜台正在等待读取' : ''}`;
  // Said again only when it has changed: screen readers read every change aloud.
  if (byId('state').textContent !== words) byId('state').textContent = words;
  for (const button of list.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.dataset.card === reader.card));
  }
  for (const button of document.querySelectorAll('[data-condition]')) {
    button.setAttribute('aria-pressed', String(button.dataset.condition === reader.condition));
  }
}

function lineOf(person) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.card = person.key;
  const photo = document.createElement('img');
  photo.src = `/sim/photo?card=${encodeURIComponent(person.key)}`;
  photo.alt = '';
  const text = document.createElement('span');
  const name = document.createElement('strong');
  name.textContent = person.name;
  const until = person.validUntil ?? '长期';
  text.append(
    name,
    ` ${person.ethnicity}族 ${person.sex === 'M' ? '男' : '女'}`,
    document.createElement('br'),
    `${person.idNumber} 至 ${until}`,
    document.createElement('br'),
    person.note,
  );
  button.append(photo, text);
  button.addEventListener('click', () => void post('/sim/card', { card: person.key }));
  const line = document.createElement('li');
  line.append(button);
  return line;
}

async function showPeople() {
  const query = encodeURIComponent(byId('search').value);
  const people = await (await fetch(`/sim/people?q=${query}`)).json();
  list.replaceChildren(...people.map(lineOf));
  await showState();
}

/** Arrows walk through the list. */
list.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...list.querySelectorAll('button')];
  buttons[buttons.indexOf(document.activeElement) + step]?.focus();
  event.preventDefault();
});
byId('remove').addEventListener('click', () => void post('/sim/card', { card: null }));
byId('search').addEventListener('input', () => void showPeople());
for (const button of document.querySelectorAll('[data-condition]')) {
  const { condition } = button.dataset;
  button.addEventListener('click', () => void post('/sim/reader', { condition }));
}
await showPeople();
setInterval(() => void showState(), statePollMs);
