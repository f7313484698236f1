package cn.shishi.register;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * 承诺: a promised number and what counts towards it, either a milestone of sites and parts or an indicator. Judged alone;
 * a change is a new version, and the first one goes on being shown.
 */
@Entity
@Immutable
public class Commitment implements Dated {

    @Id
    private UUID id;

    @Column(name = "project_key")
    private String project;

    private int ordinal;
    private String words;

    @Enumerated(EnumType.STRING)
    private Operator operator;

    private BigDecimal low;
    private BigDecimal high;
    private String unit;

    @Column(name = "part_key")
    private String part;

    private String milestone;
    private String indicator;
    private LocalDate deadline;
    private LocalDate validFrom;
    private Instant recordedAt;

    protected Commitment() {}

    Commitment(String project, int ordinal, String words, Operator operator, BigDecimal low, BigDecimal high, String unit,
            String part, String milestone, String indicator, LocalDate deadline, LocalDate validFrom, Instant recordedAt) {
        this.id = UUID.randomUUID();
        this.project = project;
        this.ordinal = ordinal;
        this.words = words;
        this.operator = operator;
        this.low = low;
        this.high = high;
        this.unit = unit;
        this.part = part;
        this.milestone = milestone;
        this.indicator = indicator;
        this.deadline = deadline;
        this.validFrom = validFrom;
        this.recordedAt = recordedAt;
    }

    public String project() {
        return project;
    }

    public int ordinal() {
        return ordinal;
    }

    /** What a sentence says before the number: 建成启用, 拆除违法建筑. */
    public String words() {
        return words;
    }

    public Operator operator() {
        return operator;
    }

    /** The promised number; the lower one of a range. */
    public BigDecimal low() {
        return low;
    }

    /** The upper number of a range, else equal to {@link #low}. */
    public BigDecimal high() {
        return high == null ? low : high;
    }

    public String unit() {
        return unit;
    }

    /** The part whose facts count, or null where all parts of the project do. */
    public String part() {
        return part;
    }

    /** The counted milestone's word, or null. */
    public String milestone() {
        return milestone;
    }

    /** The counted indicator, or null. */
    public String indicator() {
        return indicator;
    }

    /** Its own last day, or null where the end of the year is. */
    public LocalDate deadline() {
        return deadline;
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
