package cn.shishi.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A version of something that a report prints: in force from a day, known from a moment. */
interface Dated {

    LocalDate validFrom();

    Instant recordedAt();

    /** Of each thing the version in force on the day, as known at the moment; things not yet known are left out. */
    static <T extends Dated, K> List<T> inForce(Collection<T> versions, Function<T, K> key, LocalDate day, Instant knownAt) {
        Map<K, T> newest = new LinkedHashMap<>();
        versions.stream()
                .filter(v -> !v.validFrom().isAfter(day) && !v.recordedAt().isAfter(knownAt))
                .sorted(Comparator.comparing(Dated::validFrom).thenComparing(Dated::recordedAt))
                .forEach(v -> newest.put(key.apply(v), v));
        return List.copyOf(newest.values());
    }
}
