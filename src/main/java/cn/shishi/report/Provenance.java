package cn.shishi.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Where a fact comes from, for people to read.
 *
 * @param about name of the project, part or site
 * @param happened as recorded: 2020年9月
 * @param step name of the task or phase it was recorded in
 * @param task the engine's task, or null for what the process wrote on its way
 * @param process the engine's process instance
 * @param evidence SHA-256 of its files
 * @param later SHA-256 of files that followed after the task was done
 * @param signedBy null while unsigned or where no signature is needed
 */
public record Provenance(String id, String kind, String subject, String about, String what, BigDecimal value, String unit, String happened,
        boolean carried, String recordedBy, String recordedRole, Instant recordedAt, String step, String task, String process,
        List<String> evidence, List<String> later, String signedBy, String signedRole, Instant signedAt, String signTask, String hash) {}
