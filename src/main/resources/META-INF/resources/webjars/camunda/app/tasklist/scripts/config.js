/* 任务列表的设置。自编脚本的路径从 tasklist 目录算起。 */

// 先把中文放进程序的缓存：否则首次打开时页面快于文字，会显示 CREATION_DATE 之类的代号；更新文字后也会先显示旧的
try {
  const locales = `${document.querySelector('base').getAttribute('app-root')}/app/tasklist/locales/`;
  const answer = await fetch(`${locales}zh.json?${Date.now()}`);
  if (answer.ok) {
    const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
    kept[`${locales}_locales_data_zh_${window.bust}`] = JSON.stringify(await answer.json());
    localStorage.setItem('camunda-web', JSON.stringify(kept));
  }
} catch (unreachable) {
  // 程序自己还会再取一次
}

export default {
  // 标题由 vendor 和 name 连成；vendor 为空串时程序会改用自己的名称，所以留一个空格
  app: {
    name: '实事',
    vendor: ' '
  },
  dateFormat: {
    normal: 'LLL',
    long: 'LLLL'
  },
  locales: {
    availableLocales: ['zh'],
    fallbackLocale: 'zh'
  },
  customScripts: ['scripts/words', 'scripts/evidence'],
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '认领当前任务'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '转到第一个筛选'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '转到列表中的第一项任务'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '转到表单的第一个字段'
    }
  }
};
