/** 台账: append-only dated facts, claimed and signed, sealed into a chain, read by two clocks. */
package cn.shishi.ledger;
