/** Drafts what is said: a pure function of signed facts, the register and two clocks; it changes no project. */
package cn.shishi.report;
