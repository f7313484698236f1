package cn.shishi.register;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * 立项: what a project was decided with; any of it may be null.
 *
 * @param cadre who sees to it
 * @param fundsSource where its money comes from, {@code fundsPlanned} how much in 万元
 * @param meeting that decided it, on the day {@code decided}
 * @param minutes number of its minutes (纪要号)
 */
@Embeddable
public record Grounds(String cadre, String fundsSource, BigDecimal fundsPlanned, String meeting, LocalDate decided, String minutes) {

    public static final Grounds NONE = new Grounds(null, null, null, null, null, null);
}
