package cn.shishi.register;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What a part calls an indicator of its type, and in which unit: 数量 is 拆除面积 in 平方米. */
@Entity
@Immutable
public class IndicatorWord {

    @Id
    private UUID id;

    @Column(name = "part_key")
    private String part;

    private String indicator;
    private String name;
    private String unit;
    private Instant recordedAt;

    protected IndicatorWord() {}

    IndicatorWord(String part, String indicator, String name, String unit, Instant recordedAt) {
        this.id = UUID.randomUUID();
        this.part = part;
        this.indicator = indicator;
        this.name = name;
        this.unit = unit;
        this.recordedAt = recordedAt;
    }

    public String part() {
        return part;
    }

    public String indicator() {
        return indicator;
    }

    public String name() {
        return name;
    }

    public String unit() {
        return unit;
    }
}
