package cn.shishi.backup;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;

/** A column, and its values as text that is the same whichever database they come from or go to. */
record Column(String name, Form form) {

    /** What either database calls its types, put under one name. */
    static Column of(String table, String name, String type) {
        return new Column(name, switch (type) {
            case "character varying", "text", "character large object" -> Form.TEXT;
            case "smallint", "integer", "bigint" -> Form.WHOLE;
            case "numeric" -> Form.EXACT;
            case "double precision" -> Form.FLOATING;
            case "boolean" -> Form.TRUTH;
            case "date" -> Form.DAY;
            case "timestamp", "timestamp without time zone" -> Form.CLOCK;
            case "timestamp with time zone" -> Form.MOMENT;
            case "uuid" -> Form.ID;
            case "bytea", "binary large object", "binary varying" -> Form.BYTES;
            default -> throw new IllegalStateException(table + "." + name + " is of type " + type + ", which no backup can carry yet");
        });
    }

    String read(ResultSet row, int at) throws SQLException {
        return form.read.from(row, at);
    }

    Object value(String text) {
        return text == null ? null : form.value.apply(text);
    }

    enum Form {
        TEXT(ResultSet::getString, text -> text),
        WHOLE(ResultSet::getString, Long::valueOf),
        EXACT(Form::plain, BigDecimal::new),
        FLOATING(Form::floating, Double::valueOf),
        TRUTH(Form::truth, Boolean::valueOf),
        DAY(Form.as(LocalDate.class), LocalDate::parse),
        CLOCK(Form.as(LocalDateTime.class), LocalDateTime::parse),
        MOMENT(Form::moment, OffsetDateTime::parse),
        ID(ResultSet::getString, UUID::fromString),
        BYTES(Form::bytes, text -> Base64.getDecoder().decode(text));

        private final Reader read;
        private final Function<String, Object> value;

        Form(Reader read, Function<String, Object> value) {
            this.read = read;
            this.value = value;
        }

        private interface Reader {
            String from(ResultSet row, int at) throws SQLException;
        }

        private static Reader as(Class<?> kind) {
            return (row, at) -> {
                Object value = row.getObject(at, kind);
                return value == null ? null : value.toString();
            };
        }

        private static String plain(ResultSet row, int at) throws SQLException {
            BigDecimal value = row.getBigDecimal(at);
            return value == null ? null : value.toPlainString();
        }

        private static String floating(ResultSet row, int at) throws SQLException {
            double value = row.getDouble(at);
            return row.wasNull() ? null : Double.toString(value);
        }

        private static String truth(ResultSet row, int at) throws SQLException {
            boolean value = row.getBoolean(at);
            return row.wasNull() ? null : Boolean.toString(value);
        }

        private static String moment(ResultSet row, int at) throws SQLException {
            OffsetDateTime value = row.getObject(at, OffsetDateTime.class);
            return value == null ? null : value.withOffsetSameInstant(ZoneOffset.UTC).toString();
        }

        private static String bytes(ResultSet row, int at) throws SQLException {
            byte[] value = row.getBytes(at);
            return value == null ? null : Base64.getEncoder().encodeToString(value);
        }
    }
}
