/** The files that prove a fact: kept outside the database by their SHA-256, named by the task they were given to. */
package cn.shishi.evidence;
