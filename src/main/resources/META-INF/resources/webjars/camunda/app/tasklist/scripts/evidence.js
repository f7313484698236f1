/* 任务上的“材料”页签：已上传什么，还缺什么，一次上传几个文件。 */
const LARGEST = 20 * 1024 * 1024;
const KINDS = ['.pdf', '.jpg', '.jpeg', '.png', '.docx', '.xlsx', '.mp4'];
/* 不写 .heic，苹果手机就自己转成谁都打得开的 JPG；电脑上选“所有文件”仍可选到 */
const OFFERED = KINDS.join();
KINDS.push('.heic');
const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const size = bytes => bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/* 服务器的答复；拒绝时抛出说明原因的那句话 */
async function ask(path, options) {
  const answer = await fetch(root + path, options).catch(() => {
    throw new Error('网络中断，请检查网络后重试。');
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(body.detail || `服务器答复异常（${answer.status}），请刷新页面后重试。`);
  }
  return body;
}

/* 登录页的表单带有当前会话的令牌 */
async function token() {
  const page = await fetch(`${root}/login`).then(answer => answer.text()).catch(() => '');
  const field = new DOMParser().parseFromString(page, 'text/html').querySelector('input[name=_csrf]');
  return field ? field.value : '';
}

function checked(file) {
  if (!KINDS.some(kind => file.name.toLowerCase().endsWith(kind))) {
    throw new Error(`文件“${file.name}”不能作为材料：请上传 PDF、JPG、PNG、HEIC、DOCX、XLSX 或 MP4 文件。`);
  }
  if (file.size > LARGEST) {
    throw new Error(`文件“${file.name}”有 ${size(file.size)}，太大：每个文件不超过 20 MB，请压缩或拆分后再上传。`);
  }
  return file;
}

function tab(node) {
  let task;
  const [list, needs, given, chosen, told] = ['p', 'p', 'ul', 'p', 'div'].map(tag => make(tag));
  told.setAttribute('role', 'status');
  const papers = make('datalist', {id: 'evidence-papers'});
  const paper = make('input', {className: 'form-control', maxLength: 50});
  paper.setAttribute('list', papers.id);
  const files = make('input', {className: 'sr-only', type: 'file', multiple: true, accept: OFFERED});
  const button = make('button', {className: 'btn btn-primary', type: 'submit'}, '上传');
  const form = make('form', {hidden: true}, make('label', {}, '材料名称', paper, papers),
    make('label', {className: 'btn btn-default'}, '选择文件（可一次选多个）', files), chosen, button);
  node.replaceChildren(make('div', {className: 'evidence'}, list, needs, given, form, told));

  const tell = (id, sentence, refused) => id === task && told.append(make('p', {className: refused ? 'refused' : ''}, sentence));
  const pick = () => chosen.replaceChildren([...files.files].map(file => `${file.name}（${size(file.size)}）`).join('、'));

  async function show(id) {
    if (task !== id) {
      task = id;
      form.reset();
      form.hidden = true;
      [list, needs, given, chosen, told].forEach(part => part.replaceChildren());
    }
    const known = id && await ask(`/api/tasks/${id}`).catch(refused => tell(id, refused.message, true));
    if (task !== id || !known || !known.evidence) {
      return;
    }
    const missing = known.papers.filter(name => !known.evidence.some(e => e.paper === name));
    const named = (label, names) => names.length ? `${label}：${names.join('、')}。` : '';
    list.replaceChildren(...known.rows ? [make('a', {className: 'btn btn-primary', href: `${root}/tasks/${id}`},
      `打开清单页（共${known.rows.length}处，已勾选${known.rows.filter(row => row.ticked).length}处）`)] : []);
    needs.textContent = named('必须', known.papers) + named('还缺', missing) + named('可后补', known.laterPapers)
      + '每个文件不超过 20 MB；PDF、JPG、PNG、HEIC、DOCX、XLSX、MP4。请先上传材料再填表单：换页签时，没有保存的表单内容会清空。';
    given.replaceChildren(...known.evidence.map(e =>
      make('li', {}, `${e.paper}${e.item ? `（${e.item}）` : ''}：`, make('a', {href: `${root}/evidence/${e.sha256}`}, e.fileName), `（${size(e.size)}）`)));
    papers.replaceChildren(...[...known.papers, ...known.laterPapers].map(name => make('option', {value: name})));
    paper.value = paper.value || missing[0] || known.laterPapers[0] || '照片';
    form.hidden = false;
  }

  async function upload(event) {
    event.preventDefault();
    const [id, name, picked] = [task, paper.value, [...files.files]];
    told.replaceChildren(picked.length ? '' : '请先选择文件。');
    button.disabled = true;
    for (const [n, file] of picked.entries()) {
      button.textContent = `正在上传（${n + 1}/${picked.length}）`;
      try {
        const body = new FormData();
        body.append('paper', name);
        body.append('file', checked(file));
        await ask(`/api/tasks/${id}/evidence`, {method: 'POST', headers: {'X-CSRF-TOKEN': await token()}, body});
        tell(id, `已上传：${file.name}。`);
      } catch (refused) {
        tell(id, refused.message, true);
      }
    }
    button.disabled = false;
    button.textContent = '上传';
    if (task === id) {
      files.value = '';
      pick();
      show(id);
    }
  }

  files.addEventListener('change', pick);
  form.addEventListener('submit', upload);
  return show;
}

export default {
  id: 'evidence',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: {label: '材料'},
  // 换一项任务时页签不重建，所以跟着当前任务走
  render: (node, {taskId}, scope) => scope ? scope.$watch('task.id', tab(node)) : tab(node)(taskId)
};
