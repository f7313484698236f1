/** 移交: a person's tasks, drafts and projects pass to another from a day on, once a leader has signed the sheet of what is open. */
package cn.shishi.handover;
