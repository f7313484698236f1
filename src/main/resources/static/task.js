/* 不是手机的，光标先到第一格；日期少写年份的当场补上；材料选好就上传，已填的内容不丢。没有脚本时，各项照样可以填、可以传。 */
const give = document.getElementById('give');

/* 6-11、6月11日、5月、5月底：补上今年；比今天晚半年以上的是去年，一月里填十二月的事 */
function dated(text, today) {
  const [, month, day, rest] = /^(\d{1,2})(?:[-.\/](\d{1,2})|(月.*))$/.exec(text.trim()) || [];
  if (!month) {
    return text;
  }
  const year = today.slice(0, 4) - (month - today.slice(5, 7) > 6 ? 1 : 0);
  return day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : `${year}年${month}${rest}`;
}

document.querySelectorAll('[data-today]').forEach(field =>
  field.addEventListener('change', () => { field.value = dated(field.value, field.dataset.today); }));

if (give) {
  const told = document.getElementById('told');
  const first = document.querySelector('form.fields input[type=text], form.fields textarea');
  const root = give.action.replace(/\/tasks\/.*$/, '');

  async function upload() {
    const [file] = give.file.files;
    told.className = 'hint';
    told.textContent = `正在上传${file.name}……`;
    const answer = await fetch(`${root}/api/tasks/${give.dataset.task}/evidence`,
      {method: 'POST', headers: {'X-CSRF-TOKEN': give._csrf.value}, body: new FormData(give)}).catch(() => null);
    if (!answer || answer.redirected || answer.status === 401) {
      throw new Error(answer ? '登录已过期：请在另一个窗口重新登录，再上传一次。' : '网络中断，没有上传，请稍后再试。');
    }
    const kept = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw new Error(kept.detail || `没有上传（${answer.status}），请刷新页面后重试。`);
    }
    const line = document.createElement('li');
    line.append(`${give.paper.value}：`, Object.assign(document.createElement('a'), {href: `${root}/evidence/${kept.sha256}`, textContent: file.name}));
    document.getElementById('given').append(line);
    told.textContent = '';
  }

  give.addEventListener('submit', event => {
    event.preventDefault();
    upload().catch(refused => {
      told.className = 'refusal';
      told.textContent = refused.message;
    }).finally(() => { give.file.value = ''; });
  });
  give.file.addEventListener('change', () => give.file.value && give.requestSubmit());
  if (first && !first.value && !document.querySelector('form.fields button[name]') && !matchMedia('(pointer: coarse)').matches) {
    first.focus({preventScroll: true});
  }
}
