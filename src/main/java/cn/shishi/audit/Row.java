package cn.shishi.audit;

import cn.shishi.platform.EngineClock;
import cn.shishi.platform.Sha256;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.RowMapper;

/**
 * One try to change something.
 *
 * @param account null if nobody was logged in
 * @param status as HTTP has it; null if it was never answered
 */
record Row(UUID id, Instant begunAt, String account, String address, String method, String path, Integer status) {

    static final RowMapper<Row> READ = (row, n) -> new Row(row.getObject("id", UUID.class), row.getObject("begun_at", OffsetDateTime.class).toInstant(),
            row.getString("account"), row.getString("address"), row.getString("method"), row.getString("path"), row.getObject("status", Integer.class));

    private static final Pattern PHONE = Pattern.compile("(?<![0-9A-Fa-f-])(1[3-9]\\d)\\d{4}(\\d{4})(?![0-9A-Fa-f-])");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(EngineClock.BEIJING);
    private static final int LONGEST = 300;

    /** Of what is asked for only the address is kept, telephone numbers masked. */
    static String cleaned(String path) {
        String masked = PHONE.matcher(path).replaceAll("$1****$2");
        return masked.length() > LONGEST ? masked.substring(0, LONGEST) : masked;
    }

    String link(String previous, long seq) {
        return Sha256.of(String.join("\u001f", previous, Long.toString(seq), id.toString(), Long.toString(begunAt.toEpochMilli()),
                Objects.toString(account, ""), address, method, path, String.valueOf(status)));
    }

    public String when() {
        return SHOWN.format(begunAt);
    }

    public String what() {
        return Words.of(method, path);
    }

    public String outcome() {
        return status == null ? "没有应答" : status >= 500 ? "系统出错" : status >= 400 || account == null ? "被拒绝" : "已办理";
    }
}
