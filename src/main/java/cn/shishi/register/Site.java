package cn.shishi.register;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** 点位: a place with a key of its own, longer-lived than any year's list that claims it. */
@Entity
@Immutable
public class Site implements Dated {

    @Id
    private UUID id;

    @Column(name = "site_key")
    private String key;

    private String street;
    private String name;
    private String neighbourhood;
    private LocalDate validFrom;
    private Instant recordedAt;

    protected Site() {}

    Site(String key, String street, String name, String neighbourhood, LocalDate validFrom, Instant recordedAt) {
        this.id = UUID.randomUUID();
        this.key = key;
        this.street = street;
        this.name = name;
        this.neighbourhood = neighbourhood;
        this.validFrom = validFrom;
        this.recordedAt = recordedAt;
    }

    /** CJD-D0031. */
    public String key() {
        return key;
    }

    public String street() {
        return street;
    }

    public String name() {
        return name;
    }

    public String neighbourhood() {
        return neighbourhood;
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
