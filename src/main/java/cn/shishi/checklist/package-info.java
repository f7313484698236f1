/** 清单: what is filled in for many like places, row by row, before it is handed in; typed, pasted or exchanged as a workbook. */
package cn.shishi.checklist;
