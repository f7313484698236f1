package cn.shishi.register;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Commitments for tests, which only a year list makes otherwise. */
public final class Promises {

    private Promises() {}

    public static Commitment of(Operator operator, BigDecimal low, BigDecimal high, String unit, LocalDate deadline) {
        return new Commitment("P", 1, "某事", operator, low, high, unit, null, null, "x", deadline, LocalDate.EPOCH, Instant.EPOCH);
    }
}
