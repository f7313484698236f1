package cn.shishi.register;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
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

    @Override
    public LocalDate validFrom() {
        return validFrom;
    }

    @Override
    public Instant recordedAt() {
        return recordedAt;
    }
}
