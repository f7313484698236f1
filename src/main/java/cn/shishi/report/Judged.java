package cn.shishi.report;

import java.util.List;

/**
 * A commitment with its actual beside it.
 *
 * @param names what was reached, where it is few and public enough to be named
 * @param part key of the part that counts, or null for all of the project's
 * @param indicator what is added up, or null where a milestone is counted
 */
public record Judged(String words, String target, Figure actual, String verdict, List<String> names, String part,
        String indicator) {}
