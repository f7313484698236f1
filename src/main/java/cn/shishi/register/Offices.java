package cn.shishi.register;

import cn.shishi.identity.Units;
import cn.shishi.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 科室: which offices a street has. They are data; one that ends stays for the lists of its time. */
@Component
@Transactional
public class Offices {

    private final JdbcTemplate sql;
    private final Units units;
    private final Responsible responsible;
    private final Clock clock;

    Offices(JdbcTemplate sql, Units units, Responsible responsible, Clock clock) {
        this.sql = sql;
        this.units = units;
        this.responsible = responsible;
        this.clock = clock;
    }

    /** Those a list decided on this day may name. */
    @Transactional(readOnly = true)
    public List<String> on(String street, LocalDate day) {
        return sql.queryForList("""
                select o.name from office o
                 where o.street = ? and (o.valid_to is null or o.valid_to >= ?)
                   and o.recorded_at = (select max(n.recorded_at) from office n where n.street = o.street and n.name = o.name)
                 order by o.name""", String.class, street, day);
    }

    public void add(String street, Collection<String> names, LocalDate from) {
        List<String> known = on(street, from);
        names.stream().distinct().filter(name -> !known.contains(name)).forEach(name -> write(street, name, from, null));
        units.known(street, Units.Kind.OFFICE, names);
    }

    /** The office ends with this day. */
    public void end(String street, String name, LocalDate last) {
        if (!on(street, last).contains(name)) {
            throw Refusal.unknown("没有科室“" + name + "”，请从列表中选择。");
        }
        write(street, name, last, last);
    }

    /** From the day on the office has another name: its people, what waits for them and its projects go on under it. */
    public void rename(String street, String from, String to, LocalDate day) {
        if (on(street, day).contains(to)) {
            throw Refusal.conflict("已经有科室“" + to + "”，不能改成同一个名称；如两个科室合并，请停用其中一个。");
        }
        end(street, from, day.minusDays(1));
        add(street, List.of(to), day);
        responsible.renamed(street, from, to, day);
        units.renamed(street, Units.Kind.OFFICE, from, to);
    }

    private void write(String street, String name, LocalDate from, LocalDate to) {
        sql.update("insert into office (street, name, valid_from, valid_to, recorded_at) values (?, ?, ?, ?, ?)",
                street, name, from, to, clock.instant().atOffset(ZoneOffset.UTC));
    }
}
