package cn.shishi.register;

import java.time.LocalDate;

/**
 * One person's work passes to another.
 *
 * @param key CJD-YJ-20261121-1
 * @param from account, {@code fromName} what it was called then
 * @param day from which on
 */
public record Handover(String key, String street, String from, String fromName, String to, String toName, LocalDate day) {}
