package cn.shishi.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The two clocks of a report.
 *
 * @param asOf facts that happened by the end of this day (Beijing time) count
 * @param knownAt facts that were sealed by this moment are known
 */
public record Cutoff(LocalDate asOf, Instant knownAt) {}
