/* 清单页：勾选、成批填写、随填随存。没有脚本时，页面上的“保存”和“提交”照样可用。 */
const form = document.getElementById('list');
const root = form.action.replace(/\/tasks\/.*$/, '');
const token = form.querySelector('input[name=_csrf]').value;
const rows = [...form.querySelectorAll('tr.place')];
const once = [...form.querySelectorAll('[data-once]')];
const shows = [...form.querySelectorAll('[data-show]')];
const find = document.getElementById('find');
const saved = document.getElementById('saved');
const dirty = new Set();
let show = 'todo', timer, sending, handingIn = false, ticked;

const mark = row => row.querySelector('.mark');
const cells = row => [...row.querySelectorAll('[data-key]')];
const blank = cell => cell.type !== 'checkbox' && !cell.value.trim();
const before = row => row.classList.contains('before');

/* 服务器的答复；拒绝时抛出说明原因的那句话 */
async function ask(path, options) {
  options.headers = {...options.headers, 'X-CSRF-TOKEN': token};
  const answer = await fetch(root + path, options).catch(() => {
    throw new Error('网络中断，还没有保存；网络恢复后会再试。');
  });
  if (answer.redirected || answer.status === 401) {
    throw new Error('登录已过期：请在另一个窗口重新登录，再刷新本页。');
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(body.detail || `还没有保存（${answer.status}），请刷新页面后重试。`);
  }
  return body;
}

function tell(sentence, bad) {
  saved.textContent = sentence;
  saved.classList.toggle('bad', !!bad);
}

function read(row) {
  const values = {};
  cells(row).forEach(cell => {
    if (cell.type === 'checkbox' || !blank(cell)) {
      values[cell.dataset.key] = cell.type === 'checkbox' ? cell.checked : cell.value.trim();
    }
  });
  return {item: row.dataset.item, ticked: mark(row).checked, values};
}

function say(cell, sentence) {
  let said = cell.closest('td').querySelector('.said');
  if (!said && sentence) {
    said = Object.assign(document.createElement('span'), {className: 'said'});
    cell.closest('td').append(said);
  }
  if (said) {
    said.textContent = sentence;
  }
  if (sentence) {
    cell.setAttribute('aria-invalid', 'true');
  } else {
    cell.removeAttribute('aria-invalid');
  }
}

/* 只标已经填过的格子：正在填的行，空着的格子等提交时再说 */
function judge(batch, faults) {
  batch.forEach(row => cells(row).forEach(cell => {
    const fault = blank(cell) ? null : faults.find(f => f.item === row.dataset.item && f.key === cell.dataset.key);
    say(cell, fault ? fault.said : '');
  }));
}

async function save() {
  clearTimeout(timer);
  if (sending) {
    await sending;
  }
  if (!dirty.size) {
    return true;
  }
  const batch = [...dirty];
  dirty.clear();
  tell('正在保存……');
  sending = ask(`/api/tasks/${form.dataset.task}/rows`, {method: 'PUT', headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(batch.map(read))}).then(answer => {
    judge(batch, answer.faults);
    tell(`${answer.at} 已保存`);
    return true;
  }).catch(refused => {
    batch.forEach(row => dirty.add(row));
    tell(refused.message, true);
    timer = setTimeout(save, 10000);
    return false;
  });
  const done = await sending;
  sending = null;
  return done;
}

function changed(row) {
  row.classList.toggle('on', mark(row).checked);
  dirty.add(row);
  clearTimeout(timer);
  timer = setTimeout(save, 800);
}

function tick(row, on) {
  if (mark(row).checked === on) {
    return;
  }
  mark(row).checked = on;
  if (on) {
    fill(row, false);
  }
  changed(row);
}

/* 把“一次填写”的内容带进这一行 */
function fill(row, over) {
  once.filter(o => o.value.trim()).forEach(o => {
    const cell = row.querySelector(`[data-key="${o.dataset.once}"]`);
    if (cell && (over || blank(cell))) {
      cell.value = o.value.trim();
    }
  });
}

const shown = {
  todo: row => !before(row) || mark(row).checked,
  ticked: row => mark(row).checked,
  done: before,
  all: () => true
};

function count() {
  const ticked = rows.filter(shown.ticked).length;
  const number = {todo: rows.filter(row => !before(row)).length, ticked, done: rows.filter(before).length, all: rows.length};
  shows.forEach(button => {
    button.setAttribute('aria-pressed', String(button.dataset.show === show));
    button.querySelector('span').textContent = number[button.dataset.show];
  });
  document.getElementById('count').textContent = `已勾选${ticked}处`;
}

function sift() {
  const wanted = find.value.trim();
  rows.forEach(row => { row.hidden = !shown[show](row) || !!wanted && !row.dataset.item.includes(wanted); });
  form.querySelector('.none').hidden = rows.some(row => !row.hidden);
  group();
}

function visible(body) {
  return [...body.querySelectorAll('tr.place')].filter(row => !row.hidden);
}

function balance(box, of) {
  const on = of.filter(row => mark(row).checked).length;
  box.checked = of.length > 0 && on === of.length;
  box.indeterminate = on > 0 && on < of.length;
  return `${on}/${of.length}`;
}

function group() {
  form.querySelectorAll('tbody').forEach(body => {
    const head = body.querySelector('.hood');
    if (head) {
      const of = visible(body);
      head.hidden = !of.length;
      head.querySelector('.hint').textContent = balance(head.querySelector('.hoodwide'), of);
    }
  });
  balance(document.getElementById('every'), rows.filter(row => !row.hidden));
  count();
}

async function photograph(input) {
  const row = input.closest('tr');
  for (const file of [...input.files]) {
    const body = new FormData();
    body.append('paper', form.dataset.paper);
    body.append('item', row.dataset.item);
    body.append('file', file);
    tell(`正在上传${file.name}……`);
    try {
      const kept = await ask(`/api/tasks/${form.dataset.task}/evidence`, {method: 'POST', body});
      const given = row.querySelector('.given');
      if (![...given.children].some(link => link.href.endsWith(kept.sha256))) {
        const link = Object.assign(document.createElement('a'), {href: `${root}/evidence/${kept.sha256}`, title: file.name, className: 'n'});
        link.textContent = given.children.length + 1;
        given.append(link, ' ');
      }
      tell(`已上传${file.name}`);
    } catch (refused) {
      tell(refused.message.replace('还没有保存', '没有上传'), true);
    }
  }
  input.value = '';
}

form.addEventListener('change', event => {
  const {target} = event;
  const row = target.closest('tr.place');
  if (target.type === 'file') {
    photograph(target);
  } else if (target.id === 'every') {
    rows.filter(r => !r.hidden).forEach(r => tick(r, target.checked));
    group();
  } else if (target.classList.contains('hoodwide')) {
    visible(target.closest('tbody')).forEach(r => tick(r, target.checked));
    group();
  } else if (row) {
    if (target === mark(row) && target.checked) {
      fill(row, false);
    }
    changed(row);
    group();
  }
});
form.addEventListener('input', event => {
  const row = event.target.closest('tr.place');
  if (row && event.target.type === 'text') {
    changed(row);
  }
});
form.addEventListener('click', event => {
  if (event.target.dataset.show) {
    show = event.target.dataset.show;
    sift();
  } else if (event.target.id === 'spread') {
    rows.filter(shown.ticked).forEach(row => { fill(row, true); changed(row); });
  } else if (event.target.classList.contains('again')) {
    const row = event.target.closest('tr');
    row.classList.add('anew');
    mark(row).click();
  } else if (event.target.classList.contains('mark')) {
    const row = event.target.closest('tr.place');
    const seen = rows.filter(r => !r.hidden);
    if (event.shiftKey && seen.includes(ticked)) {
      const [from, to] = [seen.indexOf(ticked), seen.indexOf(row)].sort((a, b) => a - b);
      seen.slice(from, to).forEach(r => tick(r, event.target.checked));
      group();
    }
    ticked = row;
  }
});
find.addEventListener('input', sift);
/* 回车到下一行的同一格，不提交 */
form.addEventListener('keydown', event => {
  if (event.key === 'Enter' && event.target.type === 'text') {
    event.preventDefault();
    const row = event.target.closest('tr.place');
    const next = row && rows.slice(rows.indexOf(row) + 1).find(r => !r.hidden);
    const cell = next && event.target.dataset.key && next.querySelector(`[data-key="${event.target.dataset.key}"]`);
    if (cell) {
      cell.focus();
    }
  }
});
/* 各行已在服务器上，提交时不再重发 */
form.addEventListener('submit', async event => {
  event.preventDefault();
  if (!handingIn && (handingIn = await save())) {
    form.querySelectorAll('.sheet input, .sheet select').forEach(input => { input.disabled = true; });
    form.submit();
  }
});
addEventListener('pageshow', event => {
  if (event.persisted) {
    location.reload();
  }
});
addEventListener('beforeunload', event => {
  if (dirty.size && !handingIn) {
    save();
    event.preventDefault();
  }
});

document.documentElement.classList.add('scripted');
rows.forEach(row => row.classList.toggle('on', mark(row).checked));
form.querySelectorAll('.said').forEach(said => say(said.closest('td').querySelector('[data-key]'), said.textContent));
if (!rows.some(shown.todo)) {
  show = 'all';
}
sift();
