/** Takes a year's list in as a workbook, whole or not at all, and gives it out as one. */
package cn.shishi.yearlist;
