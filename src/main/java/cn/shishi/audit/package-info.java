/** 审计: one row for each change that anybody tried by any door, written before it is let through and chained after. */
package cn.shishi.audit;
