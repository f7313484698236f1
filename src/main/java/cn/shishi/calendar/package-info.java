/** Which days are working days. */
package cn.shishi.calendar;
