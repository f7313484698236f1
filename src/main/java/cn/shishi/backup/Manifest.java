package cn.shishi.backup;

import cn.shishi.platform.EngineClock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * What a backup holds, written last into it; {@code evidence} is everything the tables name.
 *
 * @param takenAt moment of the snapshot
 * @param lost evidence whose file was missing or damaged already when the backup was made
 */
record Manifest(Instant takenAt, Layout layout, SortedMap<String, Table> tables, List<Standing> streets, long evidence, List<String> lost) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm").withZone(EngineClock.BEIJING);

    /**
     * @param schema last migration of ours
     * @param engine version of the engine
     */
    record Layout(String schema, String engine) {

        @Override
        public String toString() {
            return "表结构V" + schema + "、流程引擎" + engine;
        }
    }

    record Table(long rows, String sha256) {}

    /** For the person who made or restored it. */
    String told() {
        StringBuilder told = new StringBuilder(String.format(Locale.ROOT, "截至%s，数据库%d张表、%,d行，材料%,d份。", MINUTE.format(takenAt), tables.size(),
                tables.values().stream().mapToLong(Table::rows).sum(), evidence));
        if (!lost.isEmpty()) {
            told.append("备份时已缺失或损坏的材料").append(lost.size()).append("份：").append(String.join("、", lost)).append("。");
        }
        streets.forEach(street -> told.append('\n').append(street.told()));
        return told.toString();
    }
}
