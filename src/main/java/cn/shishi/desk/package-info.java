/** Each person's desk: what waits for me, doing it by page or program, and looking at a project. */
package cn.shishi.desk;
