/** Workbooks that people hand in and take away: read within limits, written plainly, each fault told by its cell. */
package cn.shishi.workbook;
