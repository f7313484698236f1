package cn.shishi.register;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;

/** 实事项目 as its year list has it; the promise is verbatim and never edited. */
@Entity
@Immutable
public class Project implements Dated {

    @Id
    private UUID id;

    @Column(name = "project_key")
    private String key;

    private String street;

    @Column(name = "list_year")
    private int year;

    private String number;
    private String promise;
    private String category;
    private String office;
    private String leader;

    @Embedded
    private Grounds grounds;

    private LocalDate validFrom;
    private Instant recordedAt;

    protected Project() {}

    Project(String key, String street, int year, String number, String promise, String category, String office, String leader,
            Grounds grounds, LocalDate validFrom, Instant recordedAt) {
        this.id = UUID.randomUUID();
        this.key = key;
        this.street = street;
        this.year = year;
        this.number = number;
        this.promise = promise;
        this.category = category;
        this.office = office;
        this.leader = leader;
        this.grounds = grounds;
        this.validFrom = validFrom;
        this.recordedAt = recordedAt;
    }

    /** CJD-2020-12. */
    public String key() {
        return key;
    }

    public String street() {
        return street;
    }

    public int year() {
        return year;
    }

    /** As printed: 05, 12, 六. */
    public String number() {
        return number;
    }

    public String promise() {
        return promise;
    }

    public String category() {
        return category;
    }

    public String office() {
        return office;
    }

    public String leader() {
        return leader;
    }

    public Grounds grounds() {
        return grounds == null ? Grounds.NONE : grounds;
    }

    /** As leader or as cadre, by name or by account. */
    boolean names(Handover h) {
        return Stream.of(several(leader), several(grounds().cadre())).flatMap(List::stream).anyMatch(p -> p.equals(h.from()) || p.equals(h.fromName()));
    }

    /** The same from a day on, naming whom the work passed to. */
    Project passed(Handover h, LocalDate day, Instant now) {
        Grounds g = grounds();
        return new Project(key, street, year, number, promise, category, office, instead(leader, h),
                new Grounds(instead(g.cadre(), h), g.fundsSource(), g.fundsPlanned(), g.meeting(), g.decided(), g.minutes()), day, now);
    }

    /** As its leading office or one of the others. */
    boolean inOffice(String name) {
        return several(office).contains(name);
    }

    /** The same from a day on, with an office under its new name. */
    Project inOfficeNamed(String name, String renamed, LocalDate day, Instant now) {
        return new Project(key, street, year, number, promise, category, instead(office, one -> one.equals(name) ? renamed : one), leader, grounds(), day, now);
    }

    private static String instead(String named, Handover h) {
        return instead(named, p -> p.equals(h.from()) ? h.to() : p.equals(h.fromName()) ? h.toName() : p);
    }

    private static String instead(String named, UnaryOperator<String> other) {
        return named == null ? null : several(named).stream().map(other).distinct().collect(Collectors.joining("、"));
    }

    private static List<String> several(String named) {
        return named == null ? List.of() : Stream.of(named.split("、")).map(String::strip).toList();
    }

    @Override
    public LocalDate validFrom() {
        return validFrom;
    }

    @Override
    public Instant recordedAt() {
        return recordedAt;
    }
}
