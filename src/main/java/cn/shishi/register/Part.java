package cn.shishi.register;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** 子项: a piece of a promise that one type runs. */
@Entity
@Immutable
public class Part {

    @Id
    @Column(name = "part_key")
    private String key;

    @Column(name = "project_key")
    private String project;

    private String street;
    private int ordinal;
    private String name;
    private String type;
    private Instant recordedAt;

    protected Part() {}

    Part(String key, String project, String street, int ordinal, String name, String type, Instant recordedAt) {
        this.key = key;
        this.project = project;
        this.street = street;
        this.ordinal = ordinal;
        this.name = name;
        this.type = type;
        this.recordedAt = recordedAt;
    }

    /** CJD-2020-12-2. */
    public String key() {
        return key;
    }

    public String project() {
        return project;
    }

    public String street() {
        return street;
    }

    public int ordinal() {
        return ordinal;
    }

    /** The noun of its sentences. */
    public String name() {
        return name;
    }

    /** Process id of its type. */
    public String type() {
        return type;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
