/* 连按两次只算一次：三秒之内同一张表不再送第二遍。没有脚本时由服务器拦下。 */
const sent = new WeakMap();

document.addEventListener('submit', event => {
  if (event.defaultPrevented || event.target.method !== 'post') {
    return;
  }
  if (event.timeStamp - sent.get(event.target) < 3000) {
    event.preventDefault();
  } else {
    sent.set(event.target, event.timeStamp);
  }
});
