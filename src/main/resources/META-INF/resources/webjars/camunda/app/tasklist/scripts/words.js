/* 表单组件、日历和页面骨架中写死的英文不在 locales/zh.json 之内，在这里换成中文。 */
const WHERE = '.fjs-container, [uib-datepicker], [uib-timepicker]';
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const exact = {
  'Field is required.': '此项必填。',
  'Value is not a number.': '请填数字。',
  'Value is expected to be an integer.': '请填整数。',
  'Field must be a valid email.': '电子邮箱格式不对。',
  'No results': '没有符合的选项',
  'All values selected': '已全部选择',
  'Select': '请选择',
  'Search': '查找',
  'Increment': '加',
  'Decrement': '减',
  'previous': '上一页',
  'next': '下一页',
  'HH': '时',
  'MM': '分'
};
MONTHS.forEach((month, i) => { exact[month] = `${i + 1}月`; });
DAYS.forEach((day, i) => {
  exact[day] = `星期${'日一二三四五六'[i]}`;
  exact[day.slice(0, 3)] = '日一二三四五六'[i];
});

const patterns = [
  [/^Field must have minimum value of (.+)\.$/, '不能小于$1。'],
  [/^Field must have maximum value of (.+)\.$/, '不能大于$1。'],
  [/^Field must have minimum length of (.+)\.$/, '不能少于$1个字。'],
  [/^Field must have maximum length of (.+)\.$/, '不能超过$1个字。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '小数不能超过$1位。'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '请填有效数值，最接近的是$1和$2。'],
  [/^Field must match pattern .+\.$/, '填写的格式不对。'],
  [/^Field must be a valid {1,2}international phone number.*$/, '电话号码格式不对。'],
  [new RegExp(`^(${MONTHS.join('|')}) (\\d{4})$`), (all, month, year) => `${year}年${exact[month]}`]
];

function chinese(text) {
  const key = text.trim();
  const found = exact[key] ? null : patterns.find(([pattern]) => pattern.test(key));
  return exact[key] || (found && key.replace(...found));
}

function reword(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const said = node.parentElement && node.parentElement.closest(WHERE) && chinese(node.data);
    if (said) {
      node.data = said;
    }
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    ['aria-label', 'placeholder'].filter(name => node.hasAttribute(name) && node.closest(WHERE)).forEach(name => {
      const said = chinese(node.getAttribute(name));
      if (said) {
        node.setAttribute(name, said);
      }
    });
    node.childNodes.forEach(reword);
  }
}

document.documentElement.lang = 'zh-CN';
new MutationObserver(changes => changes.forEach(change =>
  change.type === 'characterData' ? reword(change.target) : change.addedNodes.forEach(reword)
)).observe(document.body, {childList: true, characterData: true, subtree: true});

// 再次提交时收起上一次的提示，免得成功之后还看到“不能提交”
document.addEventListener('click', event => {
  if (event.target.closest('.task-card button[type=submit], [cam-tasklist-form] button[type=submit]')) {
    document.querySelectorAll('.page-notifications .close').forEach(close => close.click());
  }
}, true);

// 退出或登录过期后，程序自带的登录页登录不了，改去我们的登录页
new MutationObserver(() => {
  if (document.querySelector('.form-signin')) {
    location.replace(document.querySelector('base').getAttribute('app-root').replace(/camunda$/, 'login'));
  }
}).observe(document.body, {childList: true, subtree: true});
